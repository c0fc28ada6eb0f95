// The files beside the entries as the scripts see them that import them.

declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*.bin" {
  const bytes: ArrayBuffer;
  export default bytes;
}

declare module "*/catalogue.txt" {
  const text: string;
  export default text;
}

declare module "*.base64.js" {
  const base64: string;
  export default base64;
}
