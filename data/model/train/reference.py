#!/usr/bin/env python3
"""Reference scorer for model.bin: reads nothing else. See FORMAT.md; every sum is in integers up to the last few f64 steps.

usage: reference.py MODEL PAIRS.tsv          one strength a line (6 digits)
       reference.py MODEL --explain SOURCE_CODE SOURCE TARGET_CODE TARGET
"""
import csv, math, struct, sys, zlib

FOLD = {}
for plain, marked in {"'": "\u2018\u2019\u201b\u02bc\uff07", "a": "àáâãäå", "c": "ç", "e": "èéêë", "i": "ìíîï", "n": "ñ",
                      "o": "òóôõöø", "u": "ùúûü", "y": "ýÿ"}.items():
    for m in marked:
        FOLD[m] = plain


def fold(text):
    """Lower-case A-Z and U+00C0-U+00DE (but U+00D7), then strip the accents listed above; one char in, one char out."""
    out = []
    for ch in text:
        c = ord(ch)
        if 65 <= c <= 90 or (0xC0 <= c <= 0xDE and c != 0xD7):
            ch = chr(c + 32)
        out.append(FOLD.get(ch, ch))
    return out


def is_word(c):
    return "a" <= c <= "z" or "0" <= c <= "9"


def words(text):
    t, out, cur, i = fold(text), [], "", 0
    n = len(t)
    while i < n:
        c = t[i]
        if is_word(c):
            cur += c
            i += 1
        elif c == "'" and cur and i + 1 < n and is_word(t[i + 1]):
            i += 2 if t[i + 1] == "s" and (i + 2 >= n or not is_word(t[i + 2])) else 1
        else:
            if cur:
                out.append(cur)
            cur = ""
            i += 1
    if cur:
        out.append(cur)
    return out


def half_away(x):
    return int(x + 0.5) if x >= 0 else -int(-x + 0.5)


def unit(u):
    """Integers -> the i8 vector of length about 127 in the same direction."""
    n2 = sum(x * x for x in u)
    if n2 == 0:
        return [0] * len(u)
    s = math.sqrt(float(n2))
    return [max(-127, min(127, half_away(float(x) * 127.0 / s))) for x in u]


class Statement:
    def __init__(self, ids, spans, rows, weights, pooled, key):
        self.ids, self.spans, self.rows, self.weights, self.pooled, self.key = ids, spans, rows, weights, pooled, key
        self.total = sum(weights)


class Model:
    def __init__(self, path):
        b = open(path, "rb").read()
        assert b[:8] == b"SKGAPTM1"
        version, self.d, self.v, self.limit, nf, nk = struct.unpack_from("<6I", b, 8)
        lens = struct.unpack_from("<7I", b, 32)
        (crc,) = struct.unpack_from("<I", b, 60)
        assert version == 1 and zlib.crc32(b[64:]) == crc and len(b) == 64 + sum(lens)
        at, sec = 64, []
        for n in lens:
            sec.append(b[at:at + n])
            at += n
        self.ids, self.tokens, i = {}, [], 0
        for k in range(self.v):
            n = sec[0][i]
            s = sec[0][i + 1:i + 1 + (n & 0x7F)].decode()
            i += 1 + (n & 0x7F)
            self.ids[(n >= 0x80, s)] = k
            self.tokens.append(("##" if n >= 0x80 else "") + s)
        assert i == lens[0]
        self.longest = max(len(s) for _, s in self.ids)
        d = self.d
        self.vec = lambda k: struct.unpack_from(f"<{d}b", sec[1], k * d)
        self.importance, self.pool = sec[2], sec[3]
        self.left, self.right = struct.unpack_from(f"<{d}b", sec[4], 0), struct.unpack_from(f"<{d}b", sec[4], d)
        h = struct.unpack(f"<{9 + nf + 5}d", sec[5])
        self.kinds, self.coef = h[:9], h[9:9 + nf]
        self.length, self.carry, self.same, self.mostly, self.partly = h[9 + nf:]
        self.z0, self.step = struct.unpack_from("<2d", sec[6], 0)
        self.knots = struct.unpack_from(f"<{nk}H", sec[6], 16)

    def word(self, w):
        """Greedy longest match; what nothing matches is passed over a character at a time."""
        w, out, p = w[:40], [], 0
        while p < len(w):
            for e in range(min(len(w), p + self.longest), p, -1):
                k = self.ids.get((p > 0, w[p:e]))
                if k is not None:
                    out.append(k)
                    p = e
                    break
            else:
                p += 1
        return out

    def prepare(self, text):
        ws = words(text)
        ids, spans = [], []
        for n, w in enumerate(ws):
            for k in self.word(w):
                ids.append(k)
                spans.append(n)
            if len(ids) >= self.limit:
                break
        ids, spans = ids[:self.limit], spans[:self.limit]
        v = [self.vec(k) for k in ids]
        zero = (0,) * self.d
        rows = []
        for i, x in enumerate(v):
            a, b = (v[i - 1] if i else zero), (v[i + 1] if i + 1 < len(v) else zero)
            rows.append(unit([64 * x[c] + self.left[c] * a[c] + self.right[c] * b[c] for c in range(self.d)]))
        pooled = unit([sum(self.pool[k] * x[c] for k, x in zip(ids, v)) for c in range(self.d)])
        return Statement(ids, spans, rows, [self.importance[k] for k in ids], pooled, " ".join(ws))

    def best(self, of, among):
        """For each row of `of`: its best row of `among` (first on ties) and that dot product, 0..16129."""
        out = []
        for x in of.rows:
            m, at = 0, -1
            for j, y in enumerate(among.rows):
                dot = sum(p * q for p, q in zip(x, y))
                if dot > m:
                    m, at = dot, j
            out.append((min(m, 16129), at))
        return out

    def features(self, s, t):
        bt, bs = [m for m, _ in self.best(t, s)], [m for m, _ in self.best(s, t)]

        def cover(w, m, total, power):
            top = sum(a * b ** power for a, b in zip(w, m))
            return float(top) / (float(total) * float(16129 ** power)) if total else 0.0

        ct, cs = cover(t.weights, bt, t.total, 1), cover(s.weights, bs, s.total, 1)
        p = float(min(16129, max(0, sum(a * b for a, b in zip(s.pooled, t.pooled))))) / 16129.0
        r = float(s.total) / float(s.total + t.total) if s.total + t.total else 0.0
        return [ct, cs, p, cover(t.weights, bt, t.total, 3), cover(s.weights, bs, s.total, 3), ct * cs, r,
                float(t.total) / (float(t.total) + self.length)]

    def score(self, s, t, source_kind, target_kind):
        z = self.kinds[3 * "KSB".index(source_kind) + "KSB".index(target_kind)]
        for a, f in zip(self.coef, self.features(s, t)):
            z = z + a * f
        return z

    def table(self, z):
        x = (z - self.z0) / self.step
        last = len(self.knots) - 1
        if x <= 0.0:
            return self.knots[0] / 65535.0
        if x >= float(last):
            return self.knots[last] / 65535.0
        i = int(x)
        a, b = self.knots[i] / 65535.0, self.knots[i + 1] / 65535.0
        return a + (b - a) * (x - float(i))

    def strength(self, s, t, source_kind, target_kind):
        if s.key == t.key and s.key:
            return 1.0
        if not s.ids or not t.ids:
            return 0.0
        return self.table(self.score(s, t, source_kind, target_kind))

    def explain(self, s, t):
        """Target words with their share of the target's importance, the source word that covers them best, and how well."""
        sw, tw, out = s.key.split(), t.key.split(), {}
        for j, (m, at) in enumerate(self.best(t, s)):
            share, cover, word = out.get(t.spans[j], (0.0, -1, ""))
            w = t.weights[j] / t.total if t.total else 0.0
            if m > cover:
                cover, word = m, sw[s.spans[at]] if at >= 0 else ""
            out[t.spans[j]] = (share + w, cover, word)
        return [(tw[k], w, word, m / 16129.0) for k, (w, m, word) in out.items()]


def main(argv):
    if len(argv) < 2:
        sys.exit(__doc__)
    model = Model(argv[0])
    if argv[1] == "--explain":
        a, b = model.prepare(argv[3]), model.prepare(argv[5])
        print(f"{model.strength(a, b, argv[2][0], argv[4][0]):.6f}")
        for w, share, by, m in model.explain(a, b):
            print(f"  {w:24s} {share:.3f}  {by:24s} {m:.2f}")
        return
    rows = list(csv.DictReader(open(argv[1], encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
    seen = {}
    prep = lambda x: seen.setdefault(x, None) or seen.__setitem__(x, model.prepare(x)) or seen[x]
    for r in rows:
        print(f"{model.strength(prep(r['source']), prep(r['target']), r['source_code'].strip()[0].upper(), r['target_code'].strip()[0].upper()):.6f}")


if __name__ == "__main__":
    main(sys.argv[1:])
