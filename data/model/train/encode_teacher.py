"""Run the tuned teacher over other domain texts (duties, overviews, a sample of O*NET tasks) so that it can score pairs of them too."""
import sys,os; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
from train import *; import emb
from transformers import AutoModel,AutoTokenizer
P=emb.path('mpnet'); tk=AutoTokenizer.from_pretrained(P); full=AutoModel.from_pretrained(P).eval()
T=torch.load(sys.argv[1],weights_only=False); n=int(sys.argv[3]); full.encoder.layer[12-T['top']:].load_state_dict({k:v for k,v in T['layers'].items()}) if hasattr(full.encoder.layer[12-T['top']:],'load_state_dict') else None
imp=nn.Linear(768,1); imp.load_state_dict(T['imp'])
ksb,on,es,du=domain_texts(D); rng=np.random.RandomState(1); texts=du+[on[i] for i in rng.permutation(len(on))[:n]]+[es[i] for i in rng.permutation(len(es))[:n//3]]
out=[None]*len(texts); o=np.argsort([len(t) for t in texts]); t0=time.time()
with torch.inference_mode():
    for i in range(0,len(o),48):
        b=tk([texts[j] for j in o[i:i+48]],return_tensors='pt',padding=True,truncation=True,max_length=96); m=b['attention_mask']
        with torch.autocast('cpu',dtype=torch.bfloat16):
            h=full.embeddings(input_ids=b['input_ids']); am=(1-m[:,None,None,:].float())*-1e4; pb=full.encoder.compute_position_bias(h)
            for l in full.encoder.layer: h=l(h,am,None,pb)[0]
        h=h.float(); mm=m.unsqueeze(-1).float(); p=F.normalize((h*mm).sum(1)/mm.sum(1),dim=1); w=F.softplus(imp(h).squeeze(-1)); u=F.normalize(h,dim=2)
        for q,j in enumerate(o[i:i+48]): c=int(m[q].sum()); ww=w[q,1:c-1]; out[j]=(u[q,1:c-1].bfloat16().clone(),(ww/ww.sum()).clone(),p[q].clone())
        if (i//48)%20==0: print(i,len(o),f'{time.time()-t0:.0f}s',flush=True)
torch.save({'enc':out,'texts':texts,'head':T['head'],'lin':T['lin']},sys.argv[2])
