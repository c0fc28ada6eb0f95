"""Pools candidate pairs for grading by reading: per occupation pair, some target statements,
for each the union of what three retrieval methods put on top, plus one random source."""
import json, csv, random, sys, argparse, os
import numpy as np
sys.path.insert(0, os.path.dirname(__file__))
from common import load_occupations
from sklearn.feature_extraction.text import TfidfVectorizer
ap=argparse.ArgumentParser(); ap.add_argument('--data'); ap.add_argument('--out'); ap.add_argument('--seed',type=int,default=7)
ap.add_argument('--targets',type=int,default=22); ap.add_argument('pairs',nargs='+'); a=ap.parse_args()
occ=load_occupations(a.data)
from emb import embed
alls=[s for o in occ.values() for _,s in o]
tw=TfidfVectorizer(sublinear_tf=True,stop_words='english').fit(alls); tc=TfidfVectorizer(analyzer='char_wb',ngram_range=(3,5),sublinear_tf=True).fit(alls)
rows=[]
for p in a.pairs:
    A,B=p.split('>'); 
    A=[k for k in occ if k.startswith(A)]; B=[k for k in occ if k.startswith(B)]
    assert len(A)==1 and len(B)==1,(p,A,B); A,B=A[0],B[0]
    rng=random.Random(f'{a.seed}{A}{B}')
    S,T=occ[A],occ[B]
    ts=sorted(rng.sample(range(len(T)),min(a.targets,len(T))))
    sims=[]
    st=[s for _,s in S]; tt=[s for _,s in T]
    sims.append((tw.transform(tt)@tw.transform(st).T).toarray())
    sims.append((tc.transform(tt)@tc.transform(st).T).toarray())
    for m in ('minilm',):
        e=embed(m,tt); f=embed(m,st); sims.append(e@f.T)
    for t in ts:
        c={}
        for m,k in ((2,3),(0,1),(1,1)):
            for j in np.argsort(-sims[m][t])[:k]: c.setdefault(int(j),1)
        while len(c)<min(len(S),5) and rng.random()<0.75:
            c.setdefault(rng.randrange(len(S)),1)
        js=list(c); rng.shuffle(js)
        for j in js[:6]: rows.append((A,B,S[j][0],S[j][1],T[t][0],T[t][1]))
w=csv.writer(open(a.out,'w'),delimiter='\t',quoting=csv.QUOTE_NONE,escapechar=None,quotechar=None)
w.writerow('id source_occupation target_occupation source_code source target_code target'.split())
for i,r in enumerate(rows): w.writerow([f'own{i}',*r])
print(len(rows))
