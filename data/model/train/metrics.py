"""The figures of score_transfer.py, importable; same definitions."""
import numpy as np, math
from collections import defaultdict
from scipy.stats import rankdata
def figures(rows,s,parts=False):
    s=np.asarray(s,float); g=np.array([int(r['grade']) for r in rows])
    o=sorted(range(len(s)),key=lambda i:(-s[i],g[i])); hit=ap=0.
    for n,i in enumerate(o,1):
        if g[i]>=2: hit+=1; ap+=hit/n
    ap/=hit or 1
    r=rankdata(s); pos=r[g>=2]; neg=r[g<2]
    auc=(pos.sum()-len(pos)*(len(pos)+1)/2)/(len(pos)*len(neg)) if len(pos) and len(neg) else float('nan')
    G=defaultdict(list)
    for i,x in enumerate(rows): G[x['source_occupation'],x['target_occupation'],x['target_code']].append(i)
    nd=[]
    for ids in G.values():
        if max(g[i] for i in ids)<1: continue
        gain=lambda i:2**g[i]-1
        d=sum(gain(i)/math.log2(k+2) for k,i in enumerate(sorted(ids,key=lambda i:(-s[i],g[i]))))
        b=sum(x/math.log2(k+2) for k,x in enumerate(sorted(map(gain,ids),reverse=True)))
        nd.append(d/b)
    sp=np.corrcoef(r,rankdata(g))[0,1]
    cal=1-np.abs(np.clip(s,0,1)-g/3).mean()
    return dict(ap=ap,auc=auc,ndcg=float(np.mean(nd)),spearman=sp,calib=cal)
def line(name,f): return f"{name:46s} "+" ".join(f"{k} {v:.3f}" for k,v in f.items())
