"""Everything from the data to model.bin, in order. Needs the packages of requirements.txt and all-mpnet-base-v2 (README).

usage: build.py --data DATA --grades graded-own.tsv --out model.bin [--teacher teacher.pt] [--with-dev]
Steps: 1 token list; 2 token vectors learn MiniLM's similarities on the domain texts; 3 teacher (teacher_top.py, unless given);
4 teacher scores over ~190,000 pairs of statements; 5 token vectors, importance and head learn grades and teacher scores;
6 strength table fitted on the graded dev pairs; 7 quantised file. Seeds are fixed; the result depends on torch's build in the last digits."""
import argparse, subprocess
ap=argparse.ArgumentParser(); ap.add_argument('--data',required=True); ap.add_argument('--grades',required=True); ap.add_argument('--out',required=True); ap.add_argument('--teacher'); ap.add_argument('--with-dev',action='store_true',help='also train on the dev grades (the shipped file did not)'); ap.add_argument('--dim',type=int,default=64); ap.add_argument('--steps',type=int,default=1600)
a=ap.parse_args()
import os; os.environ['SG_DATA']=a.data
from distil import *; import export, lopo
X=load(); dev=load_gold(f'{D}/gold/transfer-dev.tsv'); own=load_gold(a.grades)
if not a.with_dev: own=[r for r in own if not(r['source_occupation'].startswith('Public rel') and r['target_occupation'].startswith('Digital comm'))]
torch.manual_seed(0); net=Student(len(X.toks),a.dim); net.E.weight.data[1:]=init_words(X,a.dim); phase1(X,net,2500)
t=a.teacher or f'{CACHE}/teacher.pt'
if not os.path.exists(t): subprocess.run([sys.executable,os.path.join(os.path.dirname(os.path.abspath(__file__)),'teacher_top.py'),'--data',a.data,'--train',a.grades,'--eval',f'{D}/gold/transfer-dev.tsv','--drop-pairs','Public relations and communications assistant>Digital community manager','--top','3','--epochs','1.6','--lr','5e-5','--bs','24','--out',t],check=True)
soft=make_soft(X,t,exclude_pairs=[(clean(r['source']),clean(r['target'])) for r in dev])
rows=own+dev*2 if a.with_dev else own
phase2(X,net,rows_tensor(X,rows),soft=soft,steps=a.steps,sbs=256,lam=2.,lamd=.5,log=200,lrE=2e-3,lrw=1e-2,lrh=1e-2,drop=.05)
torch.save(net.state_dict(),f'{CACHE}/student.pt')
lopo.finish(X,net,dev,a.out,limits=(.62,.83,.5,.2))
