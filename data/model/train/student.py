"""The small model in torch: static token vectors, importance, late interaction both ways, one linear score, ordered thresholds."""
import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F, math, time, random
torch.set_num_threads(1)
L=64
def pad(ids,L=L):
    n=len(ids); a=np.zeros((n,L),dtype=np.int32)
    for i,x in enumerate(ids): x=x[:L]; a[i,:len(x)]=np.array(x)+1
    return a
KI={'K':0,'S':1,'B':2}
NAMES='ct cs p ct3 cs3 ct*cs r t'.split()
class Student(nn.Module):
    def __init__(s,V,d,ctx=True,three=False):
        super().__init__(); s.E=nn.Embedding(V+1,d,padding_idx=0); s.d=d; s.ctx=ctx; s.three=three
        nn.init.normal_(s.E.weight,std=.1); s.E.weight.data[0]=0
        s.iw=nn.Embedding(V+1,1); s.iw.weight.data.fill_(.5); s.pw=nn.Embedding(V+1,1); s.pw.weight.data.fill_(.5)
        if ctx: s.cl=nn.Parameter(torch.zeros(d)+.05); s.cr=nn.Parameter(torch.zeros(d)+.05)
        k=3 if three else 1
        s.kt=nn.Parameter(torch.zeros(9,k)); s.lin=nn.Linear(len(NAMES),k,bias=False); s.lin.weight.data.zero_(); s.lin.weight.data[:,0]=4; s.lin.weight.data[:,2]=3; s.lin.weight.data[:,3]=1
        s.cut=nn.Parameter(torch.tensor([3.5,5.,6.5]))
    def encode(s,ids):
        ids=ids[:,:max(1,int((ids>0).sum(1).max()))]
        m=(ids>0).float(); v=F.normalize(s.E(ids),dim=-1)*m.unsqueeze(-1)
        pw=F.softplus(s.pw(ids).squeeze(-1))*m; p=F.normalize((v*pw.unsqueeze(-1)).sum(1),dim=-1,eps=1e-6)
        u=v
        if s.ctx:
            u=v+s.cl*F.pad(v,(0,0,1,0))[:,:-1]+s.cr*F.pad(v,(0,0,0,1))[:,1:]
            u=F.normalize(u,dim=-1,eps=1e-6)*m.unsqueeze(-1)
        w=F.softplus(s.iw(ids).squeeze(-1))*m; W=w.sum(1)
        return dict(u=u,m=m,w=w/(W.unsqueeze(1)+1e-6),W=W,p=p)
    def feats(s,S,T):
        X=torch.einsum('bid,bjd->bij',S['u'],T['u'])
        xt=X.masked_fill(S['m'][:,:,None]==0,-1).max(1).values.clamp(min=0); xs=X.masked_fill(T['m'][:,None,:]==0,-1).max(2).values.clamp(min=0)
        ct=(xt*T['w']).sum(1); cs=(xs*S['w']).sum(1); ct3=(xt**3*T['w']).sum(1); cs3=(xs**3*S['w']).sum(1)
        p=(S['p']*T['p']).sum(1).clamp(min=0)
        r=S['W']/(S['W']+T['W']+1e-6); t=T['W']/(T['W']+10)
        return torch.stack([ct,cs,p,ct3,cs3,ct*cs,r,t],1)
    def score(s,f,kind): return s.lin(f)+s.kt[kind]
    def logits(s,f,kind): return s.score(f,kind)-s.cut
    def forward(s,si,ti,kind): return s.logits(s.feats(s.encode(si),s.encode(ti)),kind)
def strength(z): return torch.sigmoid(z).mean(1)
CUT=torch.tensor([.5,1.5,2.5])
