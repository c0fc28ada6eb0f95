"""Out-of-sample figures on the dev gold.

base        the small model as trained without any dev grade (own grades + teacher that saw own grades only)
few         leave one occupation pair out: 4 numbers (slope, three cuts) refitted on the other 11 pairs
full        leave one occupation pair out: base trained on for a few steps with the other 11 pairs' grades among its own
usage: lopo.py STUDENT.pt D [full]"""
from distil import *
from scipy.optimize import minimize
def fit_cuts(z,g):
    y=(g[:,None]>CUT.numpy()).astype(float)
    def nll(p):
        x=np.exp(p[0])*z[:,None]-p[1:]; return (np.logaddexp(0,x)-y*x).mean()
    p=minimize(nll,np.array([0.,*np.quantile(z,[.7,.88,.97])]),method='BFGS').x
    return p
def apply_cuts(p,z): return (1/(1+np.exp(-(np.exp(p[0])*z[:,None]-p[1:])))).mean(1)
def folds(rows):
    k=[(r['source_occupation'],r['target_occupation']) for r in rows]; u=sorted(set(k)); return np.array([u.index(x) for x in k]),u
def scores(net,X,rows):
    s,t,k,g=rows_tensor(X,rows); ids=torch.tensor(X.ids,dtype=torch.long)
    with torch.no_grad(): f=net.feats(net.encode(ids[s]),net.encode(ids[t])); return net.score(f,torch.tensor(k))[:,0].numpy(),g
def bootstrap(rows,s,n=1000,seed=0):
    f,u=folds(rows); rng=np.random.RandomState(seed); at=[np.where(f==i)[0] for i in range(len(u))]; R=[]
    for _ in range(n):
        c=rng.randint(0,len(u),len(u)); ix=np.concatenate([at[i] for i in c])
        rr=[{**rows[i],'source_occupation':f"{q}-{rows[i]['source_occupation']}"} for q,cc in enumerate(c) for i in at[cc]]
        R.append(list(figures(rr,s[ix]).values()))
    return {k:(np.percentile(np.array(R)[:,i],5),np.percentile(np.array(R)[:,i],95)) for i,k in enumerate(('ap','auc','ndcg','spearman','calib'))}
def carry(s,g,need=.85,minn=15):
    """Lowest threshold from which on at least `need` of the pairs above are of grade >= 2."""
    o=np.argsort(-s); ok=(g[o]>=2).cumsum()/np.arange(1,len(o)+1); best=None
    for i in range(minn-1,len(o)):
        if ok[i]>=need: best=s[o[i]]
    return best
def report(X,net,dev,full=False,own=None,soft=None,steps=150):
    z,g=scores(net,X,dev); cut=net.cut.detach().numpy(); base=(1/(1+np.exp(-(z[:,None]-cut)))).mean(1); print(line('base (no dev grade)',figures(dev,base)))
    f,u=folds(dev); few=np.zeros(len(dev)); fl=np.zeros(len(dev)); carried=[]
    for k in range(len(u)):
        tr=f!=k; p=fit_cuts(z[tr],g[tr]); few[~tr]=apply_cuts(p,z[~tr])
        th=carry(apply_cuts(p,z[tr]),g[tr]); carried+=[(few[i],g[i]) for i in np.where(~tr)[0] if few[i]>=th]
        if full:
            import copy; n2=copy.deepcopy(net); rows=own+[dev[i] for i in np.where(tr)[0]]*2
            phase2(X,n2,rows_tensor(X,rows),soft=soft,steps=steps,sbs=128,lam=1.,lamd=.3,lrE=3e-4,lrw=1e-3,lrh=1e-3,drop=.1,log=0,seed=k)
            z2,_=scores(n2,X,dev); p2=fit_cuts(z2[tr],g[tr]); fl[~tr]=apply_cuts(p2,z2[~tr])
    c=np.array(carried); print(line('few (cuts, leave one pair out)',figures(dev,few))); print('   carry-over chosen in fold, measured out of fold: precision',(c[:,1]>=2).mean(),'of',len(c),'recall',(c[:,1]>=2).sum()/(g>=2).sum())
    if full: print(line('full (leave one pair out)',figures(dev,fl)))
    return base,few,fl
def finish(X,net,dev,out,cuts=None,limits=None):
    """Table of strengths and limits, then the file. cuts: (slope, c1, c2, c3) on the raw score; fitted on dev if not given."""
    import export
    z,g=scores(net,X,dev); p=fit_cuts(z,g) if cuts is None else cuts; s=apply_cuts(p,z); th=carry(s,g) if limits is None else limits[0]
    slope=np.exp(p[0]); mid=np.mean(p[1:]); kt=net.kt.detach().numpy()[:,0]*slope-mid; lin=net.lin.weight.detach().numpy()[0]*slope
    zz=export.Z0+export.STEP*np.arange(export.NK); tab=np.round((1/(1+np.exp(-(zz[:,None]-(p[1:]-mid))))).mean(1)*65535).astype(np.uint16)
    n=export.write(out,net,X.toks,tab=tab,kt=kt,lin=lin,limits=limits or (th,.8,th,.2)); print('wrote',out,n,'bytes; carry-over from',th); return th
if __name__=='__main__':
    X=load(); dev=load_gold(f'{D}/gold/transfer-dev.tsv'); own=[r for r in load_gold('graded-own.tsv') if not(r['source_occupation'].startswith('Public rel') and r['target_occupation'].startswith('Digital comm'))]
    net=Student(len(X.toks),int(sys.argv[2])); net.load_state_dict(torch.load(sys.argv[1])); soft=torch.load(f'{CACHE}/soft.pt')
    b,few,fl=report(X,net,dev,'full' in sys.argv,own,soft)
    for n,s in (('few',few),)+((('full',fl),) if 'full' in sys.argv else ()): print(n,'90 % interval over occupation pairs',{k:(round(a,3),round(c,3)) for k,(a,c) in bootstrap(dev,s).items()})
