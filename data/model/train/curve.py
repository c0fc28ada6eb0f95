from train import *
X=load(); dev=load_gold(f'{D}/gold/transfer-dev.tsv'); own=[r for r in load_gold('graded-own.tsv') if not(r['source_occupation'].startswith('Public rel') and r['target_occupation'].startswith('Digital comm'))]
e=rows_tensor(X,dev); ids=torch.tensor(X.ids,dtype=torch.long)
for n in (680,1360,2720,5440):
    random.seed(3); rows=random.sample(own,n); torch.manual_seed(0); net=Student(len(X.toks),64); sd=torch.load('cache/p1-64.pt'); net.load_state_dict({k:v for k,v in sd.items() if k in net.state_dict() and k.split('.')[0] not in('lin','kt','cut')},strict=False)
    phase2(X,net,rows_tensor(X,rows),steps=500,log=0,lrE=6e-4,drop=.2); print(line(f'{n} graded pairs, no teacher',figures(dev,strength(predict(net,ids,*e[:3])).numpy())),flush=True)
