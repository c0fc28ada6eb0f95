import sys,time,gzip,csv,json; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
from common import *; from emb import embed
def domain_texts(data):
    o=load_occupations(data); ksb=sorted({s for l in o.values() for _,s in l})
    on=[clean(r['statement']) for r in onet_tasks(data)]
    es=[clean(r['label']) for r in csv.DictReader(gzip.open(f'{data}/esco/labels.tsv.gz','rt',encoding='utf-8'),delimiter='\t',quoting=csv.QUOTE_NONE)]
    du=[clean(d['text']) for s in json.load(open(f'{data}/ksb/standards-50.json')) for d in s['duties']]
    ov=[clean(s['overview']) for s in json.load(open(f'{data}/ksb/standards-list-640.json')) if s.get('overview')]
    return ksb,sorted(set(on)),sorted(set(es)),sorted(set(du+ov))
if __name__=='__main__':
    for name,t in zip(('ksb','onet','esco','duty'),domain_texts(sys.argv[1])):
        if name=='ksb': continue
        t0=time.time(); embed('minilm',t,bs=64); print(name,len(t),time.time()-t0,flush=True)
