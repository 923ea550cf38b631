import { Dexie, type EntityTable } from 'dexie';
import type { Json } from '$lib/plan/field';
import { deviceName } from './names';
import { usualPatience, within } from './patience';
import type { MembershipRow } from './server/membership-row';

/** What a thumbnail and a line of the library need to know of a roadmap without opening it. Days as integers. */
export interface Summary {
	readonly initiatives: number;
	readonly findings: number;
	/** Order debt, in days. */
	readonly debtDays: number;
	readonly from: number;
	readonly to: number;
	/** The day it is read as of; null means today. */
	readonly asOf: number | null;
	/** At most about 60 bars: lane (process, structure, technology), first and last day, share done from 0 to 1. */
	readonly bars: readonly (readonly [lane: 0 | 1 | 2, start: number, end: number, doneFraction: number])[];
}

/** One roadmap of this device. Times are milliseconds since 1970. */
export interface Entry {
	readonly id: string;
	readonly title: string;
	readonly subtitle: string;
	readonly createdAt: number;
	readonly editedAt: number;
	readonly openedAt: number;
	/** When it was put in the trash; null when it is not there. */
	readonly trashedAt: number | null;
	readonly origin: 'example' | 'template' | 'blank' | 'file' | 'server';
	readonly summary: Summary | null;
}

/** A roadmap that was deleted for ever, kept so that no tab brings it back by writing. */
interface Deletion {
	readonly id: string;
	readonly at: number;
	/** Whether its databases are gone; they stay while a tab holds them. */
	readonly finished: boolean;
}

// On localhost Dexie would trace every failure to the console; they are told to the person instead.
Dexie.debug = false;

export type DeviceDatabase = Dexie & {
	readonly entries: EntityTable<Entry, 'id'>;
	readonly views: EntityTable<{ id: string; view: Json }, 'id'>;
	/** Packed safety copies, in browsers that have no files for them. */
	readonly copies: EntityTable<{ id: string; bytes: Uint8Array<ArrayBuffer> }, 'id'>;
	readonly settings: EntityTable<{ key: string; value: Json }, 'key'>;
	readonly deletions: EntityTable<Deletion, 'id'>;
	readonly memberships: EntityTable<MembershipRow, 'roadmapId'>;
};

const database = new Dexie(deviceName) as DeviceDatabase;

database.version(1).stores({
	entries: 'id',
	views: 'id',
	copies: 'id',
	settings: 'key',
	deletions: 'id'
});

// What is shared through a server came later.
database.version(2).stores({ memberships: 'roadmapId' });

let isOpening = false;

/**
 * This device's own database: the catalogue and what belongs to it. Roadmaps have databases of their own.
 * Dexie would never open it again once that failed, and wait for ever for a browser that does not answer;
 * here each use tries anew.
 */
export function openDevice(): DeviceDatabase {
	if (database.hasFailed()) database.close({ disableAutoOpen: false });
	if (!database.isOpen() && !isOpening) {
		isOpening = true;
		within(usualPatience.openMs, Promise.resolve(database.open()))
			.catch(() => database.close())
			.finally(() => (isOpening = false));
	}
	return database;
}
