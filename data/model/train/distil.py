"""Teacher scores over many KSB pairs, as soft targets for the small model."""
from train import *
import torch
def make_soft(X,path,near=30,rand=25,exclude_pairs=(),exclude_texts=(),seed=0,verbose=True):
    Tt=torch.load(path,weights_only=False); enc=Tt['enc']; texts=Tt['texts']; H=768
    head=nn.Sequential(nn.Linear(12,32),nn.Tanh(),nn.Linear(32,3)); head.load_state_dict(Tt['head']); lin=nn.Linear(12,3); lin.load_state_dict(Tt['lin'])
    kinds={}
    for l in load_occupations(D).values():
        for c,s in l: kinds.setdefault(s,set()).add(c[0])
    rng=np.random.RandomState(seed); keep=[i for i,t in enumerate(texts) if t not in exclude_texts]
    P=torch.stack([enc[i][2] for i in keep]).float().numpy(); M=X.emb[[X.ix[texts[i]] for i in keep]]; S=set()
    for a in range(len(keep)):
        for sim in (P@P[a],M@M[a]):
            for b in np.argpartition(-sim,near)[:near+1]:
                if b!=a: S.add((keep[b],keep[a]))
        for b in rng.randint(0,len(keep),rand):
            if b!=a: S.add((keep[b],keep[a]))
    ex={(a,b) for a,b in exclude_pairs}
    S=[(a,b) for a,b in S if (texts[a],texts[b]) not in ex]; S.sort(); S=np.array(S)
    pick=lambda t:(lambda k:KI[k[rng.randint(len(k))]])(sorted(kinds.get(t,'SSK'))); ks=np.array([pick(texts[a]) for a,_ in S]); kt=np.array([pick(texts[b]) for _,b in S])
    n=np.array([len(e[1]) for e in enc]); order=np.lexsort((n[S[:,0]],n[S[:,1]])); Z=np.zeros((len(S),3),dtype=np.float32); t0=time.time()
    pd=lambda x:nn.utils.rnn.pad_sequence(x,batch_first=True)
    with torch.inference_mode():
        for i in range(0,len(order),512):
            o=order[i:i+512]
            g=lambda ids:(pd([enc[j][0] for j in ids]),pd([enc[j][1].float() for j in ids]),pd([torch.ones(len(enc[j][1])) for j in ids]),torch.stack([enc[j][2].float() for j in ids]))
            (U,wu,mu,pu),(V,wv,mv,pv)=g(S[o,0]),g(S[o,1])
            x=torch.bmm(U.bfloat16(),V.bfloat16().transpose(1,2)).float()
            xt=x.masked_fill(mu[:,:,None]==0,-1).max(1).values; xs=x.masked_fill(mv[:,None,:]==0,-1).max(2).values
            l=torch.stack([mu.sum(1).log()-3,mv.sum(1).log()-3,(xt.clamp(min=0)**4*wv).sum(1)],1)
            k=torch.cat([F.one_hot(torch.tensor(ks[o]),3),F.one_hot(torch.tensor(kt[o]),3)],1).float()
            f=torch.cat([torch.stack([(xt*wv).sum(1),(xs*wu).sum(1),(pu*pv).sum(1)],1),k,l],1); Z[o]=(lin(f)+head(f)).numpy()
    if verbose: print('soft pairs',len(S),f'{time.time()-t0:.0f}s',np.percentile(1/(1+np.exp(-Z)).mean(1),[50,90,99]),flush=True)
    ixs=np.array([X.ix[t] for t in texts]); return ixs[S[:,0]],ixs[S[:,1]],ks*3+kt,torch.tensor(Z)

def join(*softs):
    return tuple(np.concatenate([x[i] for x in softs]) for i in range(3))+(torch.cat([x[3] for x in softs]),)
