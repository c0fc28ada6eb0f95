"""Readers for the data folder, shared by every script."""
import json, csv, re, os, gzip
def clean(s): return re.sub(r'\s+',' ',s.replace('\xa0',' ').replace('\t',' ')).strip()
def load_occupations(data):
    """title -> [(code, statement)] for the 50 standards and the two seed occupations."""
    occ={}
    for s in json.load(open(f'{data}/ksb/standards-50.json',encoding='utf-8')):
        l=[]
        for kind,letter in (('knowledges','K'),('skills','S'),('behaviours','B')):
            for i,x in enumerate(s[kind]):
                if isinstance(x,dict): code=x.get('code') or x.get('ref') or f'{letter}{i+1}'; t=x.get('text') or x.get('statement') or x.get('detail')
                else: code,t=f'{letter}{i+1}',x
                l.append((code,clean(t)))
        occ[clean(s['title'])]=l
    for f in ('OCC0311','OCC0526'):
        txt=open(f'{data}/../seeds/occupation-{f}.txt',encoding='utf-8').read()
        title=next(l for l in txt.splitlines() if l.startswith('home ')); 
        lines=[l.strip() for l in txt.splitlines()]
        name=lines[[i for i,l in enumerate(lines) if l.startswith('home ')][0]+1]
        occ[clean(name)]=[(m[1],clean(m[2])) for l in lines if (m:=re.match(r'^([KSB]\d+): (.*)$',l))]
    return occ
def load_gold(path):
    return list(csv.DictReader(open(path,encoding='utf-8'),delimiter='\t',quoting=csv.QUOTE_NONE))
def onet_tasks(data): return list(csv.DictReader(open(f'{data}/onet/tasks.tsv',encoding='utf-8'),delimiter='\t',quoting=csv.QUOTE_NONE))
