/** Measures our server beside Hocuspocus as published, in turn on this machine, under the same clients. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { documentName } from '$lib/protocol/document-name';
import { benchPlan } from './bench-plan';
import { keep, machine, shown, table } from './report';
import { type Sample, summarise } from './sample';
import { edit, joinCold, type Latency, latencyOf, openIdle, type Target } from './sync/load';
import type { ProcessFigures } from './sync/watched-process';
import { benchCredential } from './sync/bench-credential';

const rounds = 3;
const largeSize = 10_000;
const smallSize = 30;
const joining = 200;
const editing = 200;
const idle = 1_000;
const steady = { documents: 100, editorsEach: 5 };

const programs = {
	plain: new URL('./sync/plain-server.ts', import.meta.url),
	ours: new URL('./sync/ours-server.ts', import.meta.url)
};
const resolveLib = new URL('../../src/sync-server/resolve-lib.ts', import.meta.url).href;
const unzip = promisify(gunzip);
const folder = mkdtempSync(join(tmpdir(), 'longroad-sync-'));

/** What one round of one server gave. */
interface Figures {
	readonly joinAllMs: number;
	readonly join: Latency;
	readonly joinBlockMs: number;
	readonly joinCpuMs: number;
	readonly edit: Latency;
	readonly editCpuMs: number;
	readonly steady: Latency;
	readonly steadyCpuMs: number;
	readonly steadyMemoryMb: number;
	readonly idleMemoryMb: number;
	readonly idleGrowthMb: number;
}

interface Running {
	readonly target: Target;
	figures(): Promise<ProcessFigures>;
	stop(): Promise<void>;
}

const vectors = { large: store('large', largeSize), small: store('small', smallSize) };

/** Writes a document's state where the servers find it, and returns its state vector. */
function store(kind: 'large' | 'small', size: number): Uint8Array {
	const document = new RoadmapDocument(kind);
	document.fill(benchPlan(size));
	writeFileSync(join(folder, `${kind}.update`), document.encode('plan'));
	return document.stateVector('plan');
}

async function start(which: 'plain' | 'ours'): Promise<Running> {
	// As it is run: types are taken off, not rewritten.
	const execArgv = ['--expose-gc', '--disable-warning=ExperimentalWarning', '--import', resolveLib];
	const child = fork(programs[which], [folder, join(folder, 'data')], { execArgv });
	const { port } = await heard<{ port: number }>(child);
	const ours: Target = {
		address: `ws://127.0.0.1:${port}/sync`,
		name: (kind, number) => documentName(`${kind}-${number}`, 'plan'),
		token: benchCredential,
		fetchFirst: async (number, client) => {
			await fetchState(port, `large-${number}`, benchCredential('large', number, client));
			return vectors.large;
		}
	};
	const plain: Target = {
		address: `ws://127.0.0.1:${port}`,
		name: (kind, number) => `${kind}-${number}`,
		token: () => 'anybody',
		fetchFirst: null
	};
	return {
		target: which === 'ours' ? ours : plain,
		figures: async () => {
			const answer = heard<ProcessFigures>(child);
			child.send('figures');
			return answer;
		},
		stop: () =>
			new Promise((resolve) => {
				child.once('exit', () => resolve());
				child.disconnect();
			})
	};
}

function heard<T>(child: ChildProcess): Promise<T> {
	return new Promise((resolve, reject) => {
		child.once('message', (message) => resolve(message as T));
		child.once('exit', (code) => reject(new Error(`The server ended by itself, with ${code}.`)));
	});
}

/** The state as an app fetches it: compressed, and then taken apart. */
async function fetchState(port: number, id: string, credential: string): Promise<void> {
	const headers = { Authorization: `Bearer ${credential}`, 'Accept-Encoding': 'gzip' };
	const body = await new Promise<Buffer>((resolve, reject) => {
		const path = `/api/documents/${id}/state?part=plan`;
		request({ host: '127.0.0.1', port, path, headers }, (response) => {
			const chunks: Buffer[] = [];
			if (response.statusCode !== 200) reject(new Error(`The state came with ${response.statusCode}.`));
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => resolve(Buffer.concat(chunks)));
		})
			.on('error', reject)
			.end();
	});
	await unzip(body);
}

async function measure(which: 'plain' | 'ours'): Promise<Figures> {
	const server = await start(which);
	try {
		const { target } = server;
		await joinCold(target, 1);
		await server.figures();
		const joins = await joinCold(target, joining);
		const joined = await server.figures();
		const edits = await edit(
			target,
			{ kind: 'large', documents: 1, editorsEach: editing, everyMs: 4_000, forMs: 20_000, observersEach: 20 },
			vectors.large
		);
		const edited = await server.figures();
		const steadyTimes = await edit(
			target,
			{ kind: 'small', ...steady, everyMs: 2_000, forMs: 20_000, observersEach: 1 },
			vectors.small
		);
		const steadied = await server.figures();
		await server.stop();
		const fresh = await start(which);
		const started = await fresh.figures();
		const end = await openIdle(fresh.target, idle);
		const rested = await fresh.figures();
		end();
		await fresh.stop();
		return {
			joinAllMs: joins.at(-1) ?? NaN,
			join: latencyOf(joins),
			joinBlockMs: joined.longestBlockMs,
			joinCpuMs: joined.cpuMs,
			edit: latencyOf(edits),
			editCpuMs: edited.cpuMs,
			steady: latencyOf(steadyTimes),
			steadyCpuMs: steadied.cpuMs,
			steadyMemoryMb: steadied.memoryMb,
			idleMemoryMb: rested.memoryMb,
			idleGrowthMb: rested.memoryMb - started.memoryMb
		};
	} finally {
		await server.stop().catch(() => undefined);
	}
}

const rows: readonly (readonly [string, (figures: Figures) => number])[] = [
	[`${joining} cold joins, until the last has everything, ms`, (one) => one.joinAllMs],
	['… until one has everything, median, ms', (one) => one.join.p50],
	['… longest time the server did nothing else, ms', (one) => one.joinBlockMs],
	['… processor time of the server, ms', (one) => one.joinCpuMs],
	[`${editing} editors of one document, edit to others, median, ms`, (one) => one.edit.p50],
	['… 95th percentile, ms', (one) => one.edit.p95],
	['… processor time of the server, ms', (one) => one.editCpuMs],
	[
		`${steady.documents} documents × ${steady.editorsEach} editors, edit to others, median, ms`,
		(one) => one.steady.p50
	],
	['… 95th percentile, ms', (one) => one.steady.p95],
	['… processor time of the server, ms', (one) => one.steadyCpuMs],
	['… memory of the server, MB', (one) => one.steadyMemoryMb],
	[`${idle.toLocaleString('en-GB')} idle documents, memory of the server, MB`, (one) => one.idleMemoryMb],
	['… memory that they add, MB', (one) => one.idleGrowthMb]
];

try {
	const found = { plain: [] as Figures[], ours: [] as Figures[] };
	for (let round = 1; round <= rounds; round++) {
		for (const which of ['plain', 'ours'] as const) found[which].push(await measure(which));
		console.log(`Round ${round} of ${rounds}.`);
	}
	const lines = rows.map(([what, figure]) => {
		const [plain, ours] = [summarise(found.plain.map(figure)), summarise(found.ours.map(figure))];
		return { what, plain, ours };
	});
	const cell = ({ median, least }: Sample) => `${shown(median)} (${shown(least)})`;
	console.log(
		`\nsync\n${table([
			['', 'Hocuspocus as published', 'Longroad', 'ratio'],
			...lines.map(({ what, plain, ours }) => [
				what,
				cell(plain),
				cell(ours),
				`${shown(ours.median / plain.median)} ×`
			])
		])}`
	);
	keep('sync', { machine: machine(), rounds, largeSize, smallSize, rows: lines });
} finally {
	rmSync(folder, { recursive: true, force: true });
}
