import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/part';
import fc from 'fast-check';
import { contentHash } from './content-hash';
import { brokenRules } from './plan-rules';
import { anyEdit, type RandomEdit } from './random-edits';
import { initiativeWith, planWith } from './roadmap-document';

/** What a storm did. */
export interface StormReport {
	readonly operations: number;
	readonly deliveries: number;
	readonly partitions: number;
	readonly restarts: number;
	readonly replicas: number;
}

/** One tab: its document, and which device's storage it shares. */
interface Tab {
	document: RoadmapDocument;
	readonly device: Device;
}

/** A device: what it has on disk, and whether it reaches the server. */
interface Device {
	readonly disk: Map<Part, Uint8Array[]>;
	isOnline: boolean;
}

interface Parcel {
	readonly to: Tab | 'server';
	readonly from: Tab | 'server';
	readonly part: Part;
	readonly update: Uint8Array;
}

type Random = () => number;

/** Edits to choose from; made once, since to make one costs more than to do it. */
const edits: readonly RandomEdit[] = fc.sample(anyEdit, { numRuns: 4_000, seed: 20_281_122 });

/**
 * Rounds of random commands on two to five tabs of some devices and a server, which lose sight of each other, get
 * updates late, twice and out of order, and start anew from what they have on disk. After each round everybody
 * meets, and must hold the same content by the rules of a plan.
 *
 * @throws Error naming seed and round, so that the round can be repeated alone
 */
export function storm(seed: number, operations: number, operationsEach = 400): StormReport {
	const total = { operations: 0, deliveries: 0, partitions: 0, restarts: 0, replicas: 0 };
	for (let round = 0; total.operations < operations; round++) {
		const one = new Round(randomOf(seed * 1_000_003 + round));
		try {
			one.run(operationsEach);
		} catch (error) {
			throw new Error(`Seed ${seed}, round ${round}: ${String(error)}`, { cause: error });
		}
		total.operations += operationsEach;
		total.deliveries += one.deliveries;
		total.partitions += one.partitions;
		total.restarts += one.restarts;
		total.replicas += one.tabs.length;
	}
	return total;
}

class Round {
	readonly tabs: Tab[];
	deliveries = 0;
	partitions = 0;
	restarts = 0;
	readonly #random: Random;
	readonly #server = new RoadmapDocument('roadmap');
	#underway: Parcel[] = [];
	#nextClient = 1;
	#nextId = 0;

	constructor(random: Random) {
		this.#random = random;
		this.#name(this.#server);
		this.#server.fill(planWith({ initiatives: ['a', '__proto__', ''].map((id) => initiativeWith(id)) }));
		const devices = 2 + this.#below(2);
		this.tabs = Array.from({ length: devices }, () => this.#makeDevice()).flatMap((device) => {
			const count = devices + 2 <= 4 && this.#below(3) === 0 ? 2 : 1;
			return Array.from({ length: count }, () => this.#open(device));
		});
	}

	run(operations: number): void {
		for (let at = 0; at < operations; at++) this.#step();
		this.#meet();
		this.#compare();
		for (const { document } of this.tabs) document.destroy();
		this.#server.destroy();
	}

	#step(): void {
		const dice = this.#below(100);
		const tab = this.#pick(this.tabs);
		if (dice < 55) this.#edit(tab);
		else if (dice < 60) tab.document.undo();
		else if (dice < 63) tab.document.redo();
		else if (dice < 92) this.#deliverOne(dice % 7 === 0);
		else if (dice < 97) this.#toggle(tab.device);
		else this.#restart(tab);
	}

	#edit({ document }: Tab): void {
		const edit = this.#pick(edits)(document.plan, `new ${this.#nextId++}`);
		if (edit) document.run(edit);
	}

	/** Loses a device from sight, or brings it back: it then tells the server what that lacks, and asks. */
	#toggle(device: Device): void {
		device.isOnline = !device.isOnline;
		this.partitions++;
		if (!device.isOnline) {
			// What was on its way when the line went is lost.
			this.#underway = this.#underway.filter(
				({ to, from }) => !isOf(to, device) && !(to === 'server' && isOf(from, device))
			);
		} else for (const tab of this.tabs) if (tab.device === device) this.#greet(tab);
	}

	/** The tab is closed without notice; the newest of what it did may not be on disk yet. */
	#restart(tab: Tab): void {
		this.restarts++;
		const isAlone = this.tabs.every((other) => other === tab || other.device !== tab.device);
		if (isAlone && this.#below(2) === 0) {
			for (const rows of tab.device.disk.values()) rows.splice(Math.max(1, rows.length - this.#below(3)));
		}
		tab.document.destroy();
		this.#underway = this.#underway.filter(({ to }) => to !== tab);
		tab.document = this.#load(tab.device, tab);
		for (const other of this.tabs) if (other !== tab && other.device === tab.device) exchange(other, tab);
		if (tab.device.isOnline) this.#greet(tab);
	}

	#greet({ document }: Tab): void {
		for (const part of parts) {
			this.#take(this.#server, part, document.diff(part, this.#server.stateVector(part)));
			this.#take(document, part, this.#server.diff(part, document.stateVector(part)));
		}
	}

	#deliverOne(again: boolean): void {
		if (this.#underway.length === 0) return;
		const at = this.#below(this.#underway.length);
		const parcel = this.#underway[at];
		if (!again) this.#underway.splice(at, 1);
		if (!parcel) return;
		this.deliveries++;
		this.#take(parcel.to === 'server' ? this.#server : parcel.to.document, parcel.part, parcel.update);
		if (parcel.to !== 'server') return;
		for (const to of this.tabs) {
			if (to !== parcel.from && to.device.isOnline) this.#underway.push({ ...parcel, to, from: 'server' });
		}
	}

	#meet(): void {
		this.#underway = [];
		for (const tab of this.tabs) tab.device.isOnline = true;
		for (let turn = 0; turn < 2; turn++) for (const tab of this.tabs) this.#greet(tab);
	}

	#compare(): void {
		const hash = contentHash(this.#server);
		for (const { document } of this.tabs) {
			if (contentHash(document) !== hash) throw new Error('Two copies differ in content.');
		}
		const again = new RoadmapDocument('roadmap');
		for (const part of parts) again.applyUpdate(part, this.#server.encode(part), 'file');
		if (contentHash(again) !== hash) throw new Error('Read from scratch, the content is another one.');
		again.destroy();
		const broken = brokenRules(this.#server.plan);
		if (broken.length > 0) throw new Error(broken.join(' '));
	}

	#makeDevice(): Device {
		const disk = new Map<Part, Uint8Array[]>(parts.map((part) => [part, [this.#server.encode(part)]]));
		return { disk, isOnline: true };
	}

	#open(device: Device): Tab {
		const tab: Tab = { document: this.#server, device };
		tab.document = this.#load(device, tab);
		return tab;
	}

	#load(device: Device, tab: Tab): RoadmapDocument {
		const document = new RoadmapDocument('roadmap');
		this.#name(document);
		for (const part of parts) {
			for (const row of device.disk.get(part) ?? []) document.applyUpdate(part, row, 'storage');
		}
		document.onUpdate((part, update, origin) => {
			device.disk.get(part)?.push(update);
			if (origin !== 'local') return;
			for (const other of this.tabs) {
				if (other !== tab && other.device === device) other.document.applyUpdate(part, update, 'tab');
			}
			if (device.isOnline) this.#underway.push({ to: 'server', from: tab, part, update });
		});
		return document;
	}

	#take(document: RoadmapDocument, part: Part, update: Uint8Array): void {
		document.applyUpdate(part, update, 'server');
	}

	/** The same edits end the same only where client ids are the same. */
	#name(document: RoadmapDocument): void {
		for (const part of parts) document.parts[part].clientID = this.#nextClient;
		this.#nextClient++;
	}

	#below(limit: number): number {
		return Math.floor(this.#random() * limit);
	}

	#pick<T>(list: readonly T[]): T {
		const one = list[this.#below(list.length)];
		if (one === undefined) throw new RangeError('There is nothing to pick from.');
		return one;
	}
}

function isOf(one: Tab | 'server', device: Device): boolean {
	return one !== 'server' && one.device === device;
}

function exchange(one: Tab, other: Tab): void {
	for (const part of parts) {
		other.document.applyUpdate(part, one.document.diff(part, other.document.stateVector(part)), 'tab');
		one.document.applyUpdate(part, other.document.diff(part, one.document.stateVector(part)), 'tab');
	}
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, public domain). */
function randomOf(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
