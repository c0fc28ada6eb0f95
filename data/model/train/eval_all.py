"""Everything else that is measured: activities, related occupations, the seed list, threshold."""
import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
from common import *; from metrics import *; from fast import Fast; import numpy as np, torch, math
from collections import defaultdict
def activities(f,data,n=6000,seed=0,minilm=None):
    T=onet_tasks(data); st={t['task_id']:clean(t['statement']) for t in T}; act=defaultdict(set)
    for r in load_gold(f'{data}/onet/task-activities-dev.tsv'): act[r['activity']].add(r['task_id'])
    ta=defaultdict(set)
    for a,v in act.items():
        for t in v: ta[t].add(a)
    rng=np.random.RandomState(seed); acts=[a for a in sorted(act) if len(act[a])>1]; ids=sorted(ta); pos=set()
    while len(pos)<n:
        v=sorted(act[acts[rng.randint(len(acts))]]); a,b=rng.choice(len(v),2,replace=False); 
        if st[v[a]]!=st[v[b]]: pos.add((v[a],v[b]))
    neg=set()
    while len(neg)<n:
        a,b=ids[rng.randint(len(ids))],ids[rng.randint(len(ids))]
        if a!=b and not ta[a]&ta[b]: neg.add((a,b))
    pr=sorted(pos)+sorted(neg); y=np.array([1]*n+[0]*n); u=sorted({t for p in pr for t in p}); ix={t:i for i,t in enumerate(u)}
    P=f.prepare([st[t] for t in u]); s=f.score(P,[ix[a] for a,_ in pr],[ix[b] for _,b in pr],1,1)+1e-6*f.z
    def auc(s): r=rankdata(s); return (r[y==1].sum()-n*(n+1)/2)/(n*n)
    out={'strength':auc(s),'pooled':auc(f.F[:,2])}
    if minilm is not None:
        E=minilm; out['minilm']=auc(np.array([E[st[a]]@E[st[b]] for a,b in pr]))
    return out
def related(f,data,top=60):
    T=onet_tasks(data); occ=sorted({t['code'] for t in T}); oi={c:i for i,c in enumerate(occ)}; g=defaultdict(list)
    for t in T: g[oi[t['code']]].append(clean(t['statement']))
    flat=[s for o in range(len(occ)) for s in g[o]]; own=np.array([o for o in range(len(occ)) for _ in g[o]]); P=f.prepare(flat); Q=torch.tensor(np.array([p[3] for p in P]))/127; start=np.searchsorted(own,np.arange(len(occ)+1))
    # pooled coverage: mean over the target's tasks of the best source task
    C=np.zeros((len(occ),len(occ)),np.float32)
    for b in range(len(occ)):
        S=Q[start[b]:start[b+1]]@Q.T
        for_a=np.maximum.reduceat(S.numpy(),start[:-1],axis=1); C[:,b]=for_a.mean(0)
    sym=(C+C.T)/2
    rel=defaultdict(dict)
    for r in load_gold(f'{data}/onet/related-dev.tsv'): rel[r['code']][r['related']]={'Primary-Short':3,'Primary-Long':2,'Supplemental':1}[r['tier']]
    def figs(rank):
        rc=[];nd=[]
        for c,order in rank.items():
            gn=rel[c]; prim={k for k,v in gn.items() if v>=2}
            if prim: rc.append(len(prim&set(order[:10]))/min(10,len(prim)))
            d=sum(gn.get(k,0)/math.log2(i+2) for i,k in enumerate(order[:20])); b=sum(v/math.log2(i+2) for i,v in enumerate(sorted(gn.values(),reverse=True)[:20])); nd.append(d/b)
        return np.mean(rc),np.mean(nd)
    r1={};r2={}
    for c in rel:
        if c not in oi: continue
        i=oi[c]; o=[j for j in np.argsort(-sym[i]) if j!=i]; r1[c]=[occ[j] for j in o[:20]]; cand=o[:top]
        # late interaction: every pair of tasks between i and each candidate, both ways
        ii=np.arange(start[i],start[i+1]); A=[];B=[];key=[]
        jj=np.concatenate([np.arange(start[j],start[j+1]) for j in cand]); a=np.repeat(ii,len(jj)); b=np.tile(jj,len(ii))
        s1=f.score(P,a,b,1,1,bs=4096).reshape(len(ii),len(jj)); s2=f.score(P,b,a,1,1,bs=4096).reshape(len(ii),len(jj)); off=np.cumsum([0]+[start[j+1]-start[j] for j in cand])[:-1]
        fwd=np.add.reduceat(s1.max(0),off)/np.diff(np.append(off,len(jj))); bwd=np.maximum.reduceat(s2,off,axis=1).mean(0)
        o2=np.argsort(-(fwd+bwd)); r2[c]=[occ[cand[k]] for k in o2[:20]]
    return {'pooled coverage':figs(r1),'strength coverage':figs(r2)}
def seeds(f,data):
    o=load_occupations(data); A=dict(o['Public relations and communications assistant']);B=dict(o['Policy officer']); rows=[dict(source_code=a,source=A[a],target_code=b,target=B[b]) for b in B for a in A]
    s=f.rows(rows); best={}
    for r,x in zip(rows,s): best.setdefault(r['target_code'],[]).append((x,r['source_code']))
    return {b:sorted(v,reverse=True)[:3] for b,v in best.items()}
if __name__=='__main__':
    D=sys.argv[2]; f=Fast(sys.argv[1]); dev=load_gold(f'{D}/gold/transfer-dev.tsv'); print(line('dev (as quantised)',figures(dev,f.rows(dev))))
    b=seeds(f,D); print('carry',f.m.carry)
    for k,e in (('K7','K9'),('K9','K14'),('K12','K10'),('K22','K16'),('S5','S5'),('B1','B4'),('B5','B3')): print(k,'expects',e,[(round(float(x),3),c) for x,c in b[k]])
    for k in ('B4','B6','K5','K20'): print(k,'not carried:',[(round(float(x),3),c) for x,c in b[k]])
    print('carried:',{k:(v[0][1],round(float(v[0][0]),2)) for k,v in b.items() if v[0][0]>=f.m.carry})
    if len(sys.argv)>3:
        from emb import embed; on=sorted({clean(t['statement']) for t in onet_tasks(D)}); E=dict(zip(on,embed('minilm',on,bs=64)))
        print('activities',activities(f,D,minilm=E)); print('related',related(f,D))
