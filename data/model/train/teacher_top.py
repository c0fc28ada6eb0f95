"""mpnet with its lower layers frozen and their states cached; the top layers and a late-interaction head are trained on graded pairs."""
import sys,os,argparse,time,math,random; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
from common import *; from metrics import *; import emb
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
torch.set_num_threads(1)
ap=argparse.ArgumentParser(); ap.add_argument('--data'); ap.add_argument('--train',nargs='+'); ap.add_argument('--eval'); ap.add_argument('--top',type=int,default=3); ap.add_argument('--epochs',type=float,default=3); ap.add_argument('--lr',type=float,default=3e-5); ap.add_argument('--bs',type=int,default=16); ap.add_argument('--seed',type=int,default=0); ap.add_argument('--out'); ap.add_argument('--drop-pairs',default='')
a=ap.parse_args(); torch.manual_seed(a.seed); random.seed(a.seed)
from transformers import AutoModel,AutoTokenizer
P=emb.path('mpnet'); tk=AutoTokenizer.from_pretrained(P); full=AutoModel.from_pretrained(P).eval(); H=768; NL=12
occ=load_occupations(a.data); texts=sorted({s for l in occ.values() for _,s in l}); ix={t:i for i,t in enumerate(texts)}
cf=f'cache/mpnet-l{NL-a.top}.pt'
def run(h,m,layers,ctx):
    am=(1-m[:,None,None,:].float())*-1e4
    pb=full.encoder.compute_position_bias(h)
    for l in layers: h=l(h,am,None,pb)[0]
    return h
if os.path.exists(cf): C=torch.load(cf)
else:
    C=[None]*len(texts); o=np.argsort([len(t) for t in texts]); t0=time.time()
    with torch.inference_mode(), torch.autocast('cpu',dtype=torch.bfloat16):
        for i in range(0,len(o),32):
            b=tk([texts[j] for j in o[i:i+32]],return_tensors='pt',padding=True,truncation=True,max_length=96); h=full.embeddings(input_ids=b['input_ids']); h=run(h,b['attention_mask'],full.encoder.layer[:NL-a.top],None)
            for k,j in enumerate(o[i:i+32]): C[j]=h[k,:int(b['attention_mask'][k].sum())].bfloat16().clone()
    torch.save(C,cf); print('cached',time.time()-t0,flush=True)
class LI(nn.Module):
    def __init__(s):
        super().__init__(); s.layers=nn.ModuleList(full.encoder.layer[NL-a.top:]); s.imp=nn.Linear(H,1); nn.init.zeros_(s.imp.weight); nn.init.zeros_(s.imp.bias)
        s.head=nn.Sequential(nn.Linear(12,32),nn.Tanh(),nn.Linear(32,3)); s.lin=nn.Linear(12,3); s.lin.weight.data.zero_(); s.lin.weight.data[:,0]=4; s.lin.weight.data[:,1]=1; s.lin.weight.data[:,2]=3; s.lin.bias.data=torch.tensor([-4.5,-6,-7.5]); s.head[-1].weight.data*=.1
    def encode(s,i):
        c=[C[j] for j in i]; n=torch.tensor([len(x) for x in c]); m=(torch.arange(int(n.max()))[None]<n[:,None]).float(); h=nn.utils.rnn.pad_sequence(c,batch_first=True)
        h=run(h,m,s.layers,None).float(); mm=m.unsqueeze(-1); p=F.normalize((h*mm).sum(1)/mm.sum(1),dim=1); k=m.clone(); k[:,0]=0; k[torch.arange(len(n)),n-1]=0
        w=F.softplus(s.imp(h).squeeze(-1))*k; return F.normalize(h,dim=2),w/w.sum(1,keepdim=True),k,p
    def score(s,S,T,kind):
        (S,ws,ms,ps),(T,wt,mt,pt)=S,T; X=torch.einsum('bid,bjd->bij',S,T)
        xt=X.masked_fill(ms[:,:,None]==0,-1).max(1).values; xs=X.masked_fill(mt[:,None,:]==0,-1).max(2).values
        l=torch.stack([ms.sum(1).log()-3,mt.sum(1).log()-3,(xt.clamp(min=0)**4*wt).sum(1)],1)
        f=torch.cat([torch.stack([(xt*wt).sum(1),(xs*ws).sum(1),(ps*pt).sum(1)],1),kind,l],1); return s.lin(f)+s.head(f)
def prep(rows): return [(ix[clean(r['source'])],ix[clean(r['target'])],[float(r['source_code'][0]==c) for c in 'KSB']+[float(r['target_code'][0]==c) for c in 'KSB'],float(r['grade'])) for r in rows]
net=LI(); drop={tuple(p.split('>')) for p in a.drop_pairs.split(';') if p}
tr=prep([r for f in a.train for r in load_gold(f) if (r['source_occupation'],r['target_occupation']) not in drop]); ev=load_gold(a.eval); E=prep(ev)
opt=torch.optim.AdamW([{'params':[p],'lr':a.lr if n.startswith('layers') else 1e-3} for n,p in net.named_parameters()],weight_decay=.01)
per=math.ceil(len(tr)/a.bs); steps=int(per*a.epochs); sch=torch.optim.lr_scheduler.LambdaLR(opt,lambda i:min(1,(i+1)/(.1*steps))*max(0,(steps-i)/steps)); cut=torch.tensor([.5,1.5,2.5])
def encall():
    net.eval(); out=[None]*len(C); o=np.argsort([len(x) for x in C])
    with torch.inference_mode(), torch.autocast('cpu',dtype=torch.bfloat16):
        for i in range(0,len(o),64):
            u,w,k,p=net.encode(o[i:i+64])
            for q,j in enumerate(o[i:i+64]): n=len(C[j]); out[j]=(u[q,1:n-1].clone(),w[q,1:n-1].clone(),p[q].clone())
    net.train(); return out
def scores(enc,s,t,kind,bs=256):
    out=[]; pd=lambda x:nn.utils.rnn.pad_sequence(x,batch_first=True)
    with torch.inference_mode():
        for i in range(0,len(s),bs):
            f=lambda ids:(pd([enc[j][0] for j in ids]),pd([enc[j][1] for j in ids]),pd([torch.ones(len(enc[j][1])) for j in ids]),torch.stack([enc[j][2] for j in ids]))
            out.append(net.score(f(s[i:i+bs]),f(t[i:i+bs]),torch.tensor(kind[i:i+bs])).float())
    return torch.cat(out).numpy()
def enc_unique(ids):
    """Each statement once, in three groups of like length."""
    ids=sorted(set(ids),key=lambda j:len(C[j])); g=[list(x) for x in np.array_split(ids,3) if len(x)]; parts=[net.encode(x) for x in g]; mx=max(p[0].shape[1] for p in parts)
    pd=lambda t:F.pad(t,(0,0,0,mx-t.shape[1])) if t.dim()==3 else F.pad(t,(0,mx-t.shape[1]))
    return {j:k for k,j in enumerate(sum(g,[]))},[torch.cat([pd(p[q]) if q<3 else p[q] for p in parts]) for q in range(4)]
def main():
    st=0;t0=time.time();rl=None
    CH=8; chunks=[tr[i:i+CH] for i in range(0,len(tr),CH)]; nb=a.bs//CH; steps=int(math.ceil(len(chunks)/nb)*a.epochs); sch=torch.optim.lr_scheduler.LambdaLR(opt,lambda i:min(1,(i+1)/(.1*steps))*max(0.02,(steps-i)/steps))
    def save():
        enc=encall(); z=scores(enc,[r[0] for r in E],[r[1] for r in E],[r[2] for r in E]); print(line('mpnet-top on dev',figures(ev,(1/(1+np.exp(-z))).mean(1))),f'{time.time()-t0:.0f}s',flush=True)
        torch.save({'enc':enc,'texts':texts,'head':net.head.state_dict(),'lin':net.lin.state_dict(),'imp':net.imp.state_dict(),'layers':net.layers.state_dict(),'top':a.top,'dev':z},a.out)
    while st<steps:
        random.shuffle(chunks)
        for q in range(0,len(chunks),nb):
            if st>=steps: break
            b=sum(chunks[q:q+nb],[])
            with torch.autocast('cpu',dtype=torch.bfloat16): at,B=enc_unique([r[0] for r in b]+[r[1] for r in b])
            si=torch.tensor([at[r[0]] for r in b]); ti=torch.tensor([at[r[1]] for r in b]); sel=lambda i:[x[i] for x in B]
            z=net.score(sel(si),sel(ti),torch.tensor([r[2] for r in b])); g=torch.tensor([r[3] for r in b]); loss=F.binary_cross_entropy_with_logits(z,(g[:,None]>cut).float()); opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(),1.); opt.step(); sch.step(); st+=1; rl=loss.item() if rl is None else .97*rl+.03*loss.item()
            if st%25==0: print('step',st,steps,f'{rl:.3f} {time.time()-t0:.0f}s',flush=True)
    save()
main()
