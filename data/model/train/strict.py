"""Strict test: no statement of a dev occupation is seen by the small model, graded or scored; other texts help instead."""
from distil import *
steps=int(sys.argv[1]); other=sys.argv[2]=='other'; out=sys.argv[3]
X=load(); dev=load_gold(f'{D}/gold/transfer-dev.tsv'); docc={r['source_occupation'] for r in dev}|{r['target_occupation'] for r in dev}; o=load_occupations(D)
dt={s for k,l in o.items() if k in docc for _,s in l}
own=[r for r in load_gold('graded-own.tsv') if clean(r['source']) not in dt and clean(r['target']) not in dt]; print(len(own),'graded pairs left;',len(dt),'statements kept away')
if os.path.exists('cache/soft-strict.pt'): soft=torch.load('cache/soft-strict.pt',weights_only=False)
else: soft=make_soft(X,'cache/mpnet-top.pt',exclude_texts=dt); torch.save(soft,'cache/soft-strict.pt')
if other:
    if os.path.exists('cache/soft-other.pt'): so=torch.load('cache/soft-other.pt',weights_only=False)
    else: so=make_soft(X,'cache/mpnet-other.pt',near=12,rand=6); torch.save(so,'cache/soft-other.pt')
    soft=join(soft,so)
ok=np.array([i for i,t in enumerate(X.texts) if t not in dt])
ev={'dev strict':(dev,rows_tensor(X,dev))}; torch.manual_seed(0); net=Student(len(X.toks),64)
sd=torch.load('cache/p1-64.pt'); net.load_state_dict({k:v for k,v in sd.items() if k in net.state_dict() and k.split('.')[0] not in('lin','kt','cut')},strict=False)
phase2(X,net,rows_tensor(X,own),soft=soft,steps=steps,sbs=256,lam=2.,lamd=.5,log=150,evals=ev,lrE=float(sys.argv[5]) if len(sys.argv)>5 else 2e-3,lrw=1e-2,lrh=1e-2,drop=float(sys.argv[4]) if len(sys.argv)>4 else .05,texts_ok=ok); torch.save(net.state_dict(),out)
