from train import *; import export
X=load(); dev=load_gold(f'{D}/gold/transfer-dev.tsv'); own=[r for r in load_gold('graded-own.tsv') if not(r['source_occupation'].startswith('Public rel') and r['target_occupation'].startswith('Digital comm'))]
tr=rows_tensor(X,own); torch.manual_seed(0); net=Student(len(X.toks),64); sd=torch.load('cache/p1-64.pt'); net.load_state_dict({k:v for k,v in sd.items() if k in net.state_dict() and k[0]!='l'and k[0]!='k'},strict=False)
phase2(X,net,tr,steps=800,log=800,lrE=3e-4,drop=.2,evals={'dev':(dev,rows_tensor(X,dev))}); torch.save(net.state_dict(),'cache/s-own.pt')
print(export.write('cache/v0.bin',net,X.toks))
o=load_occupations(D); st=[(oc,c,t) for oc,l in o.items() for c,t in l]; ids=torch.tensor(X.ids[[X.ix[t] for _,_,t in st]],dtype=torch.long)
with torch.no_grad():
    P=[];
    for i in range(0,len(st),512): P.append(net.encode(ids[i:i+512])['p'])
    P=torch.cat(P).numpy(); M=X.emb[[X.ix[t] for _,_,t in st]]
done={(clean(r['source']),clean(r['target'])) for r in own+dev}; dp={frozenset((r['source_occupation'],r['target_occupation'])) for r in dev}
rng=np.random.RandomState(5); cand=set()
for j in rng.permutation(len(st)):
    c1=P@P[j]; c2=M@M[j]
    for c in (c1,c2):
        for i in rng.permutation(np.argsort(-c)[1:40])[:6]: cand.add((int(i),int(j)))
cand=[(i,j) for i,j in cand if st[i][0]!=st[j][0] and frozenset((st[i][0],st[j][0])) not in dp and (st[i][2],st[j][2]) not in done and ' '.join(words(st[i][2]))!=' '.join(words(st[j][2]))]
a,b=np.array(cand).T; k=np.array([KI[st[i][1][0]]*3+KI[st[j][1][0]] for i,j in cand])
s=strength(predict(net,ids,a,b,k)).numpy(); mc=(M[a]*M[b]).sum(1)
print(len(cand),np.percentile(s,[10,50,90,99]))
pick=[];use={}
rk=np.argsort(np.argsort(s))/len(s)-np.argsort(np.argsort(mc))/len(s)
bins=[(.6,1.01,170),(.42,.6,230),(.28,.42,230),(.15,.28,120)]
for lo,hi,n in bins:
    q=[x for x in rng.permutation(len(cand)) if lo<=s[x]<hi]
    for x in q:
        i,j=cand[x]
        if use.get(i,0)<2 and use.get(j,0)<2:
            pick.append(x); use[i]=use.get(i,0)+1; use[j]=use.get(j,0)+1; n-=1
            if n==0: break
for q in (np.argsort(rk),np.argsort(-rk)):
    n=75
    for x in q:
        i,j=cand[x]
        if use.get(i,0)<2 and use.get(j,0)<2 and x not in pick:
            pick.append(x); use[i]=use.get(i,0)+1; use[j]=use.get(j,0)+1; n-=1
            if n==0: break
rng.shuffle(pick)
with open('pool3.tsv','w') as f:
    f.write('id source_occupation target_occupation source_code source target_code target'.replace(' ','\t')+'\n')
    for n,x in enumerate(pick): i,j=cand[x]; f.write('\t'.join((f'ownc{n}',st[i][0],st[j][0],st[i][1],st[i][2],st[j][1],st[j][2]))+'\n')
print(len(pick))
