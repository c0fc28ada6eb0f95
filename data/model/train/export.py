"""Student (torch) -> model.bin, see FORMAT.md."""
import struct, zlib, numpy as np, torch, torch.nn.functional as F
NK=257; Z0=-8.0; STEP=1/16   # knots of the strength table over the score
def quantise(net,toks):
    d=net.d; E=F.normalize(net.E.weight.detach()[1:],dim=-1).numpy(); V=np.clip(np.round(E*127),-127,127).astype(np.int8)
    iw=F.softplus(net.iw.weight.detach()[1:,0]).numpy(); pw=F.softplus(net.pw.weight.detach()[1:,0]).numpy()
    si=np.percentile(iw,99.9)/255; sp=np.percentile(pw,99.9)/255
    I=np.clip(np.round(iw/si),0,255).astype(np.uint8); P=np.clip(np.round(pw/sp),0,255).astype(np.uint8)
    q=lambda x:np.clip(np.round(x.detach().numpy()*64),-127,127).astype(np.int8)
    z=torch.zeros(d); cl,cr=(q(net.cl),q(net.cr)) if net.ctx else (q(z),q(z))
    return V,I,P,cl,cr,10/si
def table(cut):
    z=Z0+STEP*np.arange(NK); s=np.mean([1/(1+np.exp(-(z-c))) for c in cut],0); return np.round(s*65535).astype(np.uint16)
def write(path,net,toks,tab=None,kt=None,lin=None,zshift=0.0,limits=(.5,.8,.5,.2),limit=96):
    V,I,P,cl,cr,c=quantise(net,toks); d=net.d
    kt=net.kt.detach().numpy()[:,0] if kt is None else kt; lin=net.lin.weight.detach().numpy()[0] if lin is None else lin
    cut=net.cut.detach().numpy(); mid=float(np.mean(cut))
    if tab is None: tab=table(cut-mid); kt=kt-mid
    order=sorted(range(len(toks)),key=lambda i:((toks[i][2:] if toks[i].startswith('##') else toks[i]).encode(),toks[i].startswith('##')))
    tb=b''
    for i in order:
        t=toks[i]; cont=t.startswith('##'); b=(t[2:] if cont else t).encode(); tb+=bytes([len(b)|(0x80 if cont else 0)])+b
    secs=[tb,V[order].tobytes(),I[order].tobytes(),P[order].tobytes(),cl.tobytes()+cr.tobytes(),struct.pack('<9d8d',*kt.astype(float),*lin.astype(float))+struct.pack('<d4d',c,*limits),struct.pack('<2d',Z0,STEP)+tab.astype('<u2').tobytes()]
    body=b''.join(secs)
    head=b'SKGAPTM1'+struct.pack('<6I',1,d,len(toks),limit,len(lin),len(tab))+struct.pack('<7I',*map(len,secs))+struct.pack('<I',zlib.crc32(body))
    open(path,'wb').write(head+body); return len(head)+len(body)
