"""The same sums as reference.py for many pairs at once (numpy + torch matmul on exact small integers)."""
import numpy as np, torch
from reference import Model
torch.set_num_threads(1)
class Fast:
    def __init__(s,path):
        s.m=Model(path); d=s.m.d; s.V=np.array([s.m.vec(k) for k in range(s.m.v)],dtype=np.int64)
        s.I=np.frombuffer(s.m.importance,dtype=np.uint8).astype(np.int64); s.G=np.frombuffer(s.m.pool,dtype=np.uint8).astype(np.int64)
        s.l=np.array(s.m.left,dtype=np.int64); s.r=np.array(s.m.right,dtype=np.int64); s.kn=np.array(s.m.knots)/65535.0
    def unit(s,u):
        n=np.sqrt((u*u).sum(-1,keepdims=True).astype(np.float64)); n[n==0]=1; x=u.astype(np.float64)*127.0/n
        return np.clip(np.where(x>=0,np.floor(x+.5),-np.floor(-x+.5)),-127,127)
    def prepare(s,texts):
        """-> list of (rows f32, weights, total, pooled, key)"""
        from reference import words
        out=[]
        for t in texts:
            ws=words(t); ids=[]
            for w in ws:
                ids+=s.m.word(w)
                if len(ids)>=s.m.limit: break
            ids=ids[:s.m.limit]
            if not ids: out.append((np.zeros((0,s.m.d),np.float32),np.zeros(0),0,np.zeros(s.m.d,np.float32),' '.join(ws))); continue
            v=s.V[ids]; z=np.zeros((1,s.m.d),np.int64); a=np.vstack([z,v[:-1]]); b=np.vstack([v[1:],z]); w=s.I[ids]
            out.append((s.unit(64*v+s.l*a+s.r*b).astype(np.float32),w,int(w.sum()),s.unit((s.G[ids][:,None]*v).sum(0)).astype(np.float32),' '.join(ws)))
        return out
    def score(s,P,a,b,ka,kb,bs=1024):
        """strengths of pairs a[i] -> b[i] of prepared statements P; kinds 0..2"""
        a=np.asarray(a);b=np.asarray(b); ka=np.broadcast_to(ka,a.shape); kb=np.broadcast_to(kb,b.shape); n=np.array([len(p[1]) for p in P]); W=np.array([p[2] for p in P],dtype=np.float64); Q=np.array([p[3] for p in P])
        F=np.zeros((len(a),8)); order=np.lexsort((n[a],n[b])); M=16129.0
        rows=[torch.tensor(p[0]) for p in P]; ws=[torch.tensor(p[1],dtype=torch.float64) for p in P]; pd=lambda x:torch.nn.utils.rnn.pad_sequence(x,batch_first=True)
        for i in range(0,len(order),bs):
            o=order[i:i+bs]; A=pd([rows[j] for j in a[o]]);B=pd([rows[j] for j in b[o]]);wa=pd([ws[j] for j in a[o]]);wb=pd([ws[j] for j in b[o]])
            if A.shape[1]==0 or B.shape[1]==0: continue
            X=torch.bmm(B,A.transpose(1,2)); mb=X.max(2).values.clamp(0,M).double(); ma=X.max(1).values.clamp(0,M).double()
            Wa=torch.tensor(np.maximum(W[a[o]],1e-9));Wb=torch.tensor(np.maximum(W[b[o]],1e-9))
            ct=(wb*mb).sum(1)/(Wb*M); cs=(wa*ma).sum(1)/(Wa*M); ct3=(wb*mb**3).sum(1)/(Wb*M**3); cs3=(wa*ma**3).sum(1)/(Wa*M**3)
            p=np.clip((Q[a[o]]*Q[b[o]]).sum(1).astype(np.float64),0,M)/M
            F[o]=np.stack([ct.numpy(),cs.numpy(),p,ct3.numpy(),cs3.numpy(),(ct*cs).numpy(),W[a[o]]/np.maximum(W[a[o]]+W[b[o]],1e-9),W[b[o]]/(W[b[o]]+s.m.length)],1)
        s.F=F
        z=np.array(s.m.kinds)[3*ka+kb]
        for i,c in enumerate(s.m.coef): z=z+c*F[:,i]
        s.z=z; x=np.clip((z-s.m.z0)/s.m.step,0,len(s.kn)-1-1e-12); i=np.floor(x).astype(int); out=s.kn[i]+(s.kn[i+1]-s.kn[i])*(x-i)
        same=np.array([P[x][4]==P[y][4] and P[x][4]!='' for x,y in zip(a,b)]); out[same]=1.0; out[(n[a]==0)|(n[b]==0)]=np.where(same[(n[a]==0)|(n[b]==0)],1.0,0.0)
        return out
    def rows(s,rows):
        ix={}; 
        for r in rows:
            for t in (r['source'],r['target']): ix.setdefault(t,len(ix))
        P=s.prepare(list(ix)); k=lambda c:'KSB'.index(c.strip()[0].upper())
        return s.score(P,[ix[r['source']] for r in rows],[ix[r['target']] for r in rows],np.array([k(r['source_code']) for r in rows]),np.array([k(r['target_code']) for r in rows]))
