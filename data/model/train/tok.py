"""The model's tokeniser. Fold to lower-case ASCII-ish words, then greedy longest match over one token list."""
import re
FOLD={'\u2018':"'",'\u2019':"'",'\u201b':"'",'\u02bc':"'",'\uff07':"'",'\u00e0':'a','\u00e1':'a','\u00e2':'a','\u00e3':'a','\u00e4':'a','\u00e5':'a','\u00e7':'c','\u00e8':'e','\u00e9':'e','\u00ea':'e','\u00eb':'e','\u00ec':'i','\u00ed':'i','\u00ee':'i','\u00ef':'i','\u00f1':'n','\u00f2':'o','\u00f3':'o','\u00f4':'o','\u00f5':'o','\u00f6':'o','\u00f8':'o','\u00f9':'u','\u00fa':'u','\u00fb':'u','\u00fc':'u','\u00fd':'y','\u00ff':'y'}
def words(text):
    """Maximal runs of a-z and 0-9 after folding; an apostrophe between two letters is dropped with a following final s."""
    out=[];cur=[]
    t=[]
    for ch in text:
        c=ord(ch)
        if 65<=c<=90: ch=chr(c+32)
        elif c>=128:
            if 0xC0<=c<=0xDE and c!=0xD7: ch=chr(c+32)
            ch=FOLD.get(ch,' ' if ch not in FOLD else ch)
        t.append(ch)
    n=len(t); i=0
    isw=lambda c: ('a'<=c<='z') or ('0'<=c<='9')
    while i<n:
        c=t[i]
        if isw(c): cur.append(c); i+=1
        elif c=="'" and cur and i+1<n and isw(t[i+1]):
            # possessive 's' at the end of a word goes, any other apostrophe only joins
            if t[i+1]=='s' and (i+2>=n or not isw(t[i+2])): i+=2
            else: i+=1
        else:
            if cur: out.append(''.join(cur)); cur=[]
            i+=1
    if cur: out.append(''.join(cur))
    return out
class Tokeniser:
    def __init__(s,tokens):
        """tokens: list of strings; '##x' continues a word. Index = id. Single letters and digits are always there, both ways."""
        s.ids={t:i for i,t in enumerate(tokens)}; s.maxlen=max(len(t) for t in tokens)
    def word(s,w):
        r=[];p=0
        w=w[:40]
        while p<len(w):
            e=len(w)
            while e>p:
                k=('##' if p else '')+w[p:e]
                if k in s.ids: r.append(s.ids[k]); break
                e-=1
            p=e if e>p else p+1
        return r
    def __call__(s,text,limit=96):
        out=[]
        for w in words(text):
            out+=s.word(w)
            if len(out)>=limit: return out[:limit]
        return out
