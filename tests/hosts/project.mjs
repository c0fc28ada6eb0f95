// A project of somebody who uses the package, and the programs in it.

import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const exec = promisify(execFile);

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a program to its end; what it prints. What it says where it fails is in the error. */
export async function run(file, args, options = {}) {
  const environment = {
    ...process.env,

    NO_COLOR: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    ASTRO_TELEMETRY_DISABLED: "1",
  };
  try {
    const limits = { timeout: 300_000, maxBuffer: 1 << 26 };
    const { stdout } = await exec(file, args, { ...limits, ...options, env: { ...environment, ...options.env } });
    return stdout;
  } catch (error) {
    const said = `${error.stdout ?? ""}\n${error.stderr ?? ""}`.trim().split("\n").slice(-12).join("\n");
    throw new Error(said || error.message, { cause: error });
  }
}

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** `pkg/` as npm packs it. */
export async function packed() {
  const folder = await mkdtemp(join(tmpdir(), "skills-gap-tarball-"));
  await run("npm", ["pack", join(ROOT, "pkg"), "--pack-destination", folder], { cwd: folder });
  const [name] = await readdir(folder);
  return { tarball: join(folder, name), remove: () => rm(folder, { recursive: true, force: true }) };
}

export class Project {
  constructor(folder) {
    this.folder = folder;
    this.processes = [];
  }

  /** An empty project with the package and `packages` of the registry. */
  static async with(tarball, packages, manifest = { type: "module" }) {
    const project = new Project(await mkdtemp(join(tmpdir(), "skills-gap-host-")));
    project.tarball = tarball;
    await project.write({ "package.json": JSON.stringify({ name: "consumer", private: true, ...manifest }) });
    const network = packages.length > 0 ? ["--prefer-offline"] : ["--offline"];
    await run("npm", ["install", tarball, ...packages, ...network, "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: project.folder,
    });
    await cp(new URL("job.mjs", import.meta.url), join(project.folder, "job.mjs"));
    return project;
  }

  path(name) {
    return join(this.folder, name);
  }

  async write(files) {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(this.path(name)), { recursive: true });
      await writeFile(this.path(name), content);
    }
  }

  run(file, args, env = {}) {
    return run(file, args, { cwd: this.folder, env });
  }

  /** Runs a program of an installed package, with the project's own Node.js where it has one, as npm's scripts do. */
  bin(name, args, env = {}) {
    return this.run(this.path(`node_modules/.bin/${name}`), args, { ...env, PATH: this.programs });
  }

  get programs() {
    return `${this.path("node_modules/.bin")}${delimiter}${process.env.PATH}`;
  }

  /** Starts a server of an installed package; resolves once it answers at `url`. */
  serve(name, args, url) {
    return this.start(this.path(`node_modules/.bin/${name}`), args, url, { PATH: this.programs });
  }

  async start(file, args, url, env = {}) {
    const child = spawn(file, args, {
      cwd: this.folder,
      detached: true,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ASTRO_TELEMETRY_DISABLED: "1", ...env },
    });
    this.processes.push(child);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
    for (let attempt = 0; attempt < 240; attempt += 1) {
      if (child.exitCode !== null) break;
      const answer = await fetch(url).catch(() => null);
      if (answer) return;
      await new Promise((done) => setTimeout(done, 250));
    }
    throw new Error(`${file} does not answer at ${url}: ${said.slice(-600)}`);
  }

  async remove() {
    for (const child of this.processes) {
      try {
        process.kill(-child.pid);
      } catch {
        // It has ended by itself.
      }
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
