import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort, makeServerFolder, needProgram, ServerProcess, unprivileged } from './server-process';

const published = fileURLToPath(new URL('../../docs/deploy/nginx.conf', import.meta.url));

/** What surrounds the published file; an account without rights can write into the folder alone. */
function surround(folder: string, site: string): string {
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	return `
		daemon off;
		worker_processes 1;
		pid ${folder}/nginx.pid;
		error_log stderr notice;
		events { worker_connections 512; }
		http {
			access_log off;
			${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}
			include ${site};
		}`;
}

/** The published file with the test's addresses, and without TLS. */
function adapt(text: string, port: number, instances: readonly number[]): string {
	let next = 0;
	const [start = '', , secure = ''] = text.split(/^(?=server \{)/m);
	return `${start}${secure}`
		.replaceAll(/server longroad-\d:4321/g, () => `server 127.0.0.1:${instances[next++]}`)
		.replaceAll(/^\tlisten \[::\].*$/gm, '')
		.replace(/^\tlisten 443 .*$/m, `\tlisten 127.0.0.1:${port};`)
		.replaceAll(/^\tssl_.*$/gm, '');
}

/** Starts nginx with the published configuration in front of instances at some ports. */
export async function startNginx(
	instances: readonly number[]
): Promise<{ port: number; stop(): Promise<void> }> {
	const { folder, remove } = makeServerFolder('nginx');
	const port = await freePort();
	const site = `${folder}/longroad.conf`;
	writeFileSync(site, adapt(readFileSync(published, 'utf8'), port, instances));
	writeFileSync(`${folder}/nginx.conf`, surround(folder, site));
	const args = ['-p', folder, '-c', `${folder}/nginx.conf`, '-e', 'stderr'];
	const server = new ServerProcess(needProgram('nginx'), args, unprivileged);
	await server.prints('start worker process ');
	return {
		port,
		async stop() {
			await server.end();
			remove();
		}
	};
}
