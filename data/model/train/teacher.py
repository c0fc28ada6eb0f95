"""Teacher transformers fine-tuned on graded pairs; --kind ce (cross-encoder) or li (late interaction).
Train file(s) -> score files. CPU, bf16 autocast."""
import sys,os,argparse,time,math,random; sys.path.insert(0,os.path.dirname(__file__))
from common import *; from metrics import *; import emb
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
torch.set_num_threads(1)
ap=argparse.ArgumentParser(); ap.add_argument('--base',default='minilm'); ap.add_argument('--kind',default='ce'); ap.add_argument('--train',nargs='+'); ap.add_argument('--drop-pairs',default='')
ap.add_argument('--eval',nargs='*',default=[]); ap.add_argument('--epochs',type=float,default=3); ap.add_argument('--lr',type=float,default=3e-5); ap.add_argument('--bs',type=int,default=16); ap.add_argument('--seed',type=int,default=0)
ap.add_argument('--save'); ap.add_argument('--out'); ap.add_argument('--maxlen',type=int,default=128)
a=ap.parse_args(); torch.manual_seed(a.seed); random.seed(a.seed); np.random.seed(a.seed)
from transformers import AutoModel,AutoTokenizer
P=emb.path(a.base); tk=AutoTokenizer.from_pretrained(P); enc=AutoModel.from_pretrained(P); H=enc.config.hidden_size
KN={'K':'knowledge','S':'skill','B':'behaviour'}
class CE(nn.Module):
    def __init__(s): super().__init__(); s.enc=enc; s.head=nn.Sequential(nn.Dropout(.1),nn.Linear(2*H,64),nn.GELU(),nn.Linear(64,3)); s.head[-1].bias.data=torch.tensor([-.6,-2.,-3.5])
    def forward(s,rows):
        b=tk([KN[r['source_code'][0]]+': '+clean(r['source']) for r in rows],[KN[r['target_code'][0]]+': '+clean(r['target']) for r in rows],return_tensors='pt',padding=True,truncation=True,max_length=a.maxlen)
        h=s.enc(**b).last_hidden_state; m=b['attention_mask'].unsqueeze(-1)
        return s.head(torch.cat([h[:,0],(h*m).sum(1)/m.sum(1)],1).float())
class LI(nn.Module):
    def __init__(s):
        super().__init__(); s.enc=enc; s.imp=nn.Linear(H,1); nn.init.zeros_(s.imp.weight); nn.init.zeros_(s.imp.bias)
        s.head=nn.Sequential(nn.Linear(12,32),nn.Tanh(),nn.Linear(32,3)); s.lin=nn.Linear(12,3); s.lin.weight.data.zero_(); s.lin.weight.data[:,0]=4; s.lin.weight.data[:,1]=1; s.lin.weight.data[:,2]=3; s.lin.bias.data=torch.tensor([-4.5,-6,-7.5]); s.head[-1].weight.data*=.1
    def encode(s,texts):
        b=tk(texts,return_tensors='pt',padding=True,truncation=True,max_length=a.maxlen); h=s.enc(**b).last_hidden_state.float()
        m=b['attention_mask'].clone().float(); n=m.sum(1).long(); m[:,0]=0; m[torch.arange(len(n)),n-1]=0
        mm=b['attention_mask'].unsqueeze(-1).float(); p=F.normalize((h*mm).sum(1)/mm.sum(1),dim=1)
        w=F.softplus(s.imp(h).squeeze(-1))*m; return F.normalize(h,dim=2),w/w.sum(1,keepdim=True),m,p
    def forward(s,rows):
        S,ws,ms,ps=s.encode([clean(r['source']) for r in rows]); T,wt,mt,pt=s.encode([clean(r['target']) for r in rows])
        X=torch.einsum('bid,bjd->bij',S,T)
        xt=X.masked_fill(ms[:,:,None]==0,-1).max(1).values; xs=X.masked_fill(mt[:,None,:]==0,-1).max(2).values
        k=torch.tensor([[r['source_code'][0]==c for c in 'KSB']+[r['target_code'][0]==c for c in 'KSB'] for r in rows]).float()
        l=torch.stack([ms.sum(1).log()-3,mt.sum(1).log()-3,(xt.clamp(min=0)**4*wt).sum(1)],1)
        f=torch.cat([torch.stack([(xt*wt).sum(1),(xs*ws).sum(1),(ps*pt).sum(1)],1),k,l],1)
        return s.lin(f)+s.head(f)
net=(CE if a.kind=='ce' else LI)()
drop={tuple(p.split('>')) for p in a.drop_pairs.split(';') if p}
tr=[r for f in a.train for r in load_gold(f)]; tr=[r for r in tr if (r['source_occupation'],r['target_occupation']) not in drop]; print(len(tr),'train')
nl=enc.config.num_hidden_layers
def lrf(n): 
    import re
    m=re.search(r'layer\.(\d+)\.',n)
    if n.startswith('enc'): return a.lr*(0.9**(nl-1-int(m[1])) if m else 0.9**nl)
    return 1e-3
opt=torch.optim.AdamW([{'params':[p],'lr':lrf(n)} for n,p in net.named_parameters()],weight_decay=.01)
per=math.ceil(len(tr)/a.bs); steps=int(per*a.epochs); sch=torch.optim.lr_scheduler.LambdaLR(opt,lambda i:min(1,(i+1)/(.1*steps))*max(0,(steps-i)/steps))
cut=torch.tensor([.5,1.5,2.5])
def predict(rows,bs=32):
    net.eval(); out=np.zeros((len(rows),3)); o=np.argsort([len(r['source'])+len(r['target']) for r in rows])
    with torch.inference_mode(), torch.autocast('cpu',dtype=torch.bfloat16):
        for i in range(0,len(rows),bs): out[o[i:i+bs]]=net([rows[j] for j in o[i:i+bs]]).float().numpy()
    net.train(); return out
st=0;t0=time.time();run=0
while st<steps:
    random.shuffle(tr)
    # batches of similar length inside shuffled megabatches
    mega=[sorted(tr[i:i+a.bs*8],key=lambda r:len(r['source'])+len(r['target'])) for i in range(0,len(tr),a.bs*8)]
    bat=[m[i:i+a.bs] for m in mega for i in range(0,len(m),a.bs)]; random.shuffle(bat)
    for b in bat:
        if st>=steps: break
        with torch.autocast('cpu',dtype=torch.bfloat16): z=net(b).float()
        g=torch.tensor([float(r['grade']) for r in b]); y=(g[:,None]>cut).float()
        loss=F.binary_cross_entropy_with_logits(z,y); opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(),1.); opt.step(); sch.step(); st+=1; run=.98*run+.02*loss.item() if st>1 else loss.item()
    print(f'step {st}/{steps} loss {run:.3f} {time.time()-t0:.0f}s',flush=True)
    for f in a.eval:
        rows=load_gold(f); z=predict(rows); s=(1/(1+np.exp(-z))).mean(1); print(line(f'{a.base}-{a.kind} on {os.path.basename(f)}',figures(rows,s)),flush=True)
        if a.out: np.save(f'{a.out}-{os.path.basename(f)}.npy',z)
if a.save: torch.save(net.state_dict(),a.save)
