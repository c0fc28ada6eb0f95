"""Tokens with the same stem share one row while training; the file still holds a row for each token."""
from train import *
import snowballstemmer
def groups(toks):
    st=snowballstemmer.stemmer('english'); rep=np.arange(len(toks)+1); first={}
    for i,t in enumerate(toks):
        if t.startswith('##') or len(t)<4 or not t.isalpha(): continue
        s=st.stemWord(t)
        if len(s)<3: continue
        rep[i+1]=first.setdefault(s,i+1)
    return rep
def tie(X,net):
    rep=groups(X.toks); X.ids=rep[X.ids]; E=net.E.weight.data; n=torch.zeros(len(rep)); S=torch.zeros_like(E); cnt=torch.tensor(np.bincount(X.ids.ravel(),minlength=len(rep)).astype(np.float32))
    r=torch.tensor(rep); S.index_add_(0,r,F.normalize(E,dim=1)); net.E.weight.data=S; net.E.weight.data[0]=0
    for e in (net.iw,net.pw):
        z=torch.zeros_like(e.weight.data); c=torch.zeros(len(rep),1); z.index_add_(0,r,e.weight.data); c.index_add_(0,r,torch.ones(len(rep),1)); e.weight.data=z/c.clamp(min=1)
    print('rows in use',len(set(rep))); return rep
def untie(net,rep):
    r=torch.tensor(rep)
    for e in (net.E,net.iw,net.pw): e.weight.data=e.weight.data[r].clone()
    net.E.weight.data[0]=0
