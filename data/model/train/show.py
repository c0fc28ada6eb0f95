import sys,csv; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from common import load_gold
from itertools import groupby
r=load_gold(sys.argv[1]); a,b=map(int,sys.argv[2:4])
ps=[]
for p,g in groupby(r,key=lambda x:(x['source_occupation'],x['target_occupation'])): ps.append((p,list(g)))
for n,(p,g) in list(enumerate(ps))[a:b]:
    print(f'## {n} {p[0]} > {p[1]}')
    for c,s in sorted({(x['source_code'],x['source']) for x in g},key=lambda x:(x[0][0],int(x[0][1:]))): print(f' {c}: {s[:280]}')
    for k,(t,h) in enumerate(groupby(g,key=lambda x:(x['target_code'],x['target']))):
        print(f"{k}) {t[0]} {t[1][:300]} << {' '.join(x['source_code'] for x in h)}")
