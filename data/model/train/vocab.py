"""Token list: words by weighted frequency in the domain texts, then the most useful word pieces."""
import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
from collections import Counter
from tok import words
from encode_domain import domain_texts
def build(data,nwords=9500,npieces=1500,exclude=()):
    ksb,on,es,du=domain_texts(data); c=Counter()
    ksb=[t for t in ksb if t not in exclude]
    for ts,w in ((ksb,6),(du,4),(on,1),(es,0.7)):
        d=Counter()
        for t in ts: d.update(set(words(t)))
        for k,v in d.items(): c[k]+=v*w
    ws=[w for w,_ in sorted(c.items(),key=lambda x:(-x[1],x[0])) if not w.isdigit()]
    head=ws[:nwords]; rest=ws[nwords:]
    # pieces: starts and ends/middles that cover the words left out
    ps=Counter()
    for w in rest:
        for k in range(3,min(len(w),9)): ps[w[:k]]+=c[w]*k*k
        for k in range(2,min(len(w)-2,8)):
            ps['##'+w[-k:]]+=c[w]*k*k
    hs=set(head)
    pieces=[]
    for p,_ in sorted(ps.items(),key=lambda x:(-x[1],x[0])):
        if p in hs: continue
        pieces.append(p)
        if len(pieces)>=npieces: break
    al='abcdefghijklmnopqrstuvwxyz0123456789'
    base=[a for a in al]+['##'+a for a in al]
    out=[];seen=set()
    for t in base+head+pieces:
        if t not in seen: seen.add(t); out.append(t)
    return out
if __name__=='__main__':
    from tok import Tokeniser
    v=build(sys.argv[1]); T=Tokeniser(v); print(len(v),sum(len(t)+1 for t in v))
    ksb,on,es,du=domain_texts(sys.argv[1])
    import numpy as np
    for n,ts in (('ksb',ksb),('onet',on),('esco',es)):
        l=[len(T(t,999)) for t in ts]; w=[len(words(t)) for t in ts]; print(n,np.mean(l),np.mean(w),np.percentile(l,[50,90,95,99,100]))
    for t in ksb[::400]: print(t[:150],'|',' '.join(v[i] for i in T(t))[:200])
    print([v[i] for w in ['scaffolding','gastronomy','veterinary','horticulture','cybersecurity','biomechanics','kubernetes','paediatric','brickwork'] for i in T.word(w)])
