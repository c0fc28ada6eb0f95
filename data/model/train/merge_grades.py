import sys,glob,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from common import load_gold
from itertools import groupby
r=load_gold(sys.argv[1]); out=[]
for n,(p,g) in enumerate(groupby(r,key=lambda x:(x['source_occupation'],x['target_occupation']))):
    f=f'{sys.argv[2]}/p{n}.txt'
    if not os.path.exists(f): continue
    toks=open(f).read().split(); gs=[list(h) for _,h in groupby(g,key=lambda x:(x['target_code'],x['target']))]
    bad=[(i,len(a),b) for i,(a,b) in enumerate(zip(gs,toks)) if len(a)!=len(b)]
    if bad or len(gs)!=len(toks): print('MISMATCH',n,len(gs),len(toks),bad); continue
    for h,t in zip(gs,toks):
        for x,d in zip(h,t): out.append({**x,'grade':d})
with open(sys.argv[3],'w') as f:
    k='id source_occupation target_occupation source_code source target_code target grade'.split(); f.write('\t'.join(k)+'\n')
    for i,x in enumerate(out): x['id']=f'own{i}'; f.write('\t'.join(x[c] for c in k)+'\n')
import collections; print(len(out),collections.Counter(x['grade'] for x in out))
