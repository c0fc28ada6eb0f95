import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
from common import *; from metrics import *; from emb import embed; from student import *; from tok import *; import vocab, pickle
from encode_domain import domain_texts
D=os.environ.get('SG_DATA','../shared/data'); CACHE=os.environ.get('SG_CACHE','cache')
class Data: pass
def load(d=64,nwords=9500,npieces=1500):
    X=Data(); X.toks=vocab.build(D,nwords,npieces); X.tk=Tokeniser(X.toks); f=f'{CACHE}/data-{len(X.toks)}.pkl'
    X.ksb,X.on,X.es,X.du=domain_texts(D)
    X.texts=X.ksb+X.du+X.on+X.es
    if os.path.exists(f): X.ids=np.load(f,allow_pickle=True)
    else: X.ids=pad([X.tk(t) for t in X.texts]); np.save(open(f,'wb'),X.ids)
    X.emb=np.vstack([embed('minilm',X.ksb),embed('minilm',X.du),embed('minilm',X.on),embed('minilm',X.es)])
    X.ix={t:i for i,t in enumerate(X.texts)}
    return X
def rows_tensor(X,rows):
    s=[];t=[]
    for r in rows:
        s.append(X.ix.get(clean(r['source']),-1)); t.append(X.ix.get(clean(r['target']),-1))
    s,t=np.array(s),np.array(t); assert (s>=0).all() and (t>=0).all()
    k=np.array([KI[r['source_code'][0]]*3+KI[r['target_code'][0]] for r in rows]); g=np.array([float(r['grade']) for r in rows])
    return s,t,k,g
def init_words(X,d):
    W=embed('minilm',[t.replace('##','') for t in X.toks],bs=128)
    C=X.emb; mu=C.mean(0); U,S,Vt=np.linalg.svd((C[np.random.RandomState(0).choice(len(C),20000)]-mu),full_matrices=False)
    return torch.tensor((W-W.mean(0))@Vt[:d].T,dtype=torch.float32)
def phase1(X,net,steps=2500,bs=256,seed=0,lr=5e-3,exclude=None,log=500):
    rng=np.random.RandomState(seed); n=len(X.texts); nk=len(X.ksb)+len(X.du)
    pools=[np.arange(nk),np.arange(nk,nk+len(X.on)),np.arange(nk+len(X.on),n)]
    if exclude is not None: pools[0]=np.array([i for i in pools[0] if i not in exclude])
    emb=torch.tensor(X.emb); ids=torch.tensor(X.ids,dtype=torch.long)
    opt=torch.optim.Adam([{'params':[net.E.weight],'lr':lr},{'params':[net.pw.weight],'lr':lr*2}]); t0=time.time(); run=0
    for st in range(steps):
        for g in opt.param_groups: g['lr']=g.get('base',g['lr']); g.setdefault('base',g['lr'])
        f=max(.02,1-st/steps)
        for g in opt.param_groups: g['lr']=g['base']*f
        b=np.concatenate([rng.choice(pools[0],bs//4),rng.choice(pools[1],bs//4),rng.choice(pools[2],bs//2)])
        # neighbours make the similarities worth learning: every other text is followed by a near one
        q=ids[b]; q=q[:,:max(1,int((q>0).sum(1).max()))]
        v=F.normalize(net.E(q),dim=-1); pw=F.softplus(net.pw(q).squeeze(-1))*(q>0); p=F.normalize((v*pw.unsqueeze(-1)).sum(1),dim=-1)
        t=emb[b]; T=t@t.T; P=p@p.T; off=~torch.eye(bs,dtype=torch.bool)
        w=1+8*T.clamp(min=0)[off]**2
        loss=(w*(P[off]-T[off])**2).mean(); opt.zero_grad(); loss.backward(); opt.step(); run=.99*run+.01*loss.item() if st else loss.item()
        if log and (st+1)%log==0: print('p1',st+1,f'{run:.5f} {time.time()-t0:.0f}s',flush=True)
def poolcos(X,net,rows):
    s,t,_,_=rows_tensor(X,rows); ids=torch.tensor(X.ids,dtype=torch.long)
    with torch.no_grad(): a=net.encode(ids[s]); b=net.encode(ids[t]); return (a['p']*b['p']).sum(1).numpy(),net.feats(a,b).numpy()
def predict(net,ids,s,t,k,bs=512):
    out=[]
    with torch.no_grad():
        for i in range(0,len(s),bs): out.append(net(ids[s[i:i+bs]],ids[t[i:i+bs]],torch.tensor(k[i:i+bs])))
    return torch.cat(out)
def phase2(X,net,graded,soft=None,steps=1500,bs=64,sbs=192,seed=0,lrE=1e-3,lrw=5e-3,lrh=5e-3,lam=1.,lamd=1.,evals=None,log=300,drop=.1,texts_ok=None,wd=0):
    """graded: (s,t,k,g); soft: (s,t,k,z3) teacher logits; plus the MiniLM similarity term to keep the rest of the vocabulary in place."""
    rng=np.random.RandomState(seed); torch.manual_seed(seed); ids=torch.tensor(X.ids,dtype=torch.long); emb=torch.tensor(X.emb)
    head=[p for n,p in net.named_parameters() if not n.startswith(('E.','iw.','pw.'))]
    opt=torch.optim.Adam([{'params':[net.E.weight],'lr':lrE},{'params':[net.iw.weight,net.pw.weight],'lr':lrw},{'params':head,'lr':lrh}])
    for g in opt.param_groups: g['base']=g['lr']
    gs,gt,gk,gg=graded; gg=torch.tensor(gg); t0=time.time(); run=np.zeros(3); n=len(X.texts)
    ok=np.arange(n) if texts_ok is None else texts_ok
    for st in range(steps):
        f=min(1,(st+1)/100)*max(.01,1-st/steps)
        for g in opt.param_groups: g['lr']=g['base']*f
        b=rng.randint(0,len(gs),bs)
        def side(i):
            q=ids[i]
            if drop: q=q*(torch.rand(q.shape)>drop)   # token dropout; holes are masked like padding
            return q
        z=net(side(gs[b]),side(gt[b]),torch.tensor(gk[b])); y=(gg[b][:,None]>CUT).float()
        l1=F.binary_cross_entropy_with_logits(z,y); loss=l1; l2=l3=torch.zeros(())
        if soft is not None:
            c=rng.randint(0,len(soft[0]),sbs); z=net(side(soft[0][c]),side(soft[1][c]),torch.tensor(soft[2][c]))
            l2=F.binary_cross_entropy_with_logits(z,torch.sigmoid(soft[3][c])); loss=loss+lam*l2
        if lamd:
            c=rng.choice(ok,160); q=ids[c]; p=net.encode(q)['p']; T=emb[c]@emb[c].T; off=~torch.eye(160,dtype=torch.bool)
            l3=((1+8*T.clamp(min=0)[off]**2)*((p@p.T)[off]-T[off])**2).mean(); loss=loss+lamd*l3
        opt.zero_grad(); loss.backward(); opt.step()
        v=np.array([l1.item(),l2.item(),l3.item()]); run=v if st==0 else .98*run+.02*v
        if log and (st+1)%log==0:
            print('p2',st+1,np.round(run,4),f'{time.time()-t0:.0f}s',flush=True)
            if evals:
                for nm,(rows,e) in evals.items(): print('   ',line(nm,figures(rows,strength(predict(net,ids,*e[:3])).numpy())),flush=True)
