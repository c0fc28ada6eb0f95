"""graded-own.tsv without texts: standards by larsCode or occupation reference, statements by code."""
import sys,json; sys.path.insert(0,os.path.dirname(os.path.abspath(__file__))); from common import *
D=sys.argv[1]; ref={clean(s['title']):str(s['larsCode']) for s in json.load(open(f'{D}/ksb/standards-50.json'))}; ref['Public relations and communications assistant']='OCC0311'; ref['Policy officer']='OCC0526'
rows=load_gold(sys.argv[2]); f=open(sys.argv[3],'w'); f.write('source\ttarget\tgrade\n')
for r in rows: f.write(f"{ref[r['source_occupation']]}.{r['source_code']}\t{ref[r['target_occupation']]}.{r['target_code']}\t{r['grade']}\n")
