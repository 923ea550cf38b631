import type {
	AccessStore,
	SharedRoadmap,
	StoredDevice,
	StoredInvite,
	StoredParticipant
} from './access-store.ts';
import type { SqliteStatements } from './sqlite-statements.ts';

type ParticipantChange = Parameters<AccessStore['changeParticipant']>[1];

const changeable = ['name', 'role', 'expiresAt', 'revokedAt'] as const;

/** What the access tables in SQLite do, in the thread that has the database. Columns are called as the fields are. */
export class SqliteAccess {
	readonly #sql: SqliteStatements;

	constructor(statements: SqliteStatements) {
		this.#sql = statements;
	}

	publish(roadmap: SharedRoadmap, owner: StoredParticipant, device: StoredDevice): boolean {
		return this.#sql.transact('write', () => {
			const added = this.#sql.run(
				'INSERT INTO roadmaps VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
				roadmap.id,
				roadmap.createdAt,
				roadmap.recoveryHash,
				roadmap.recoversId
			);
			if (added === 0) return false;
			this.#insertParticipant(owner);
			this.addDevice(device);
			return true;
		});
	}

	roadmap(id: string): SharedRoadmap | null {
		return this.#sql.first<SharedRoadmap>('SELECT * FROM roadmaps WHERE id = ?', id) ?? null;
	}

	setRecovery(roadmapId: string, recoveryHash: string, recoversId: string): void {
		this.#sql.run(
			'UPDATE roadmaps SET recoveryHash = ?, recoversId = ? WHERE id = ?',
			recoveryHash,
			recoversId,
			roadmapId
		);
	}

	deleteRoadmap(id: string): void {
		this.#sql.erase(() => this.#sql.run('DELETE FROM roadmaps WHERE id = ?', id));
	}

	participants(roadmapId: string): StoredParticipant[] {
		return this.#sql.all('SELECT * FROM participants WHERE roadmapId = ? ORDER BY createdAt, id', roadmapId);
	}

	participant(id: string): StoredParticipant | null {
		return this.#sql.first<StoredParticipant>('SELECT * FROM participants WHERE id = ?', id) ?? null;
	}

	addParticipant(participant: StoredParticipant, invite: StoredInvite): void {
		this.#sql.transact('write', () => {
			this.#insertParticipant(participant);
			this.addInvite(invite);
		});
	}

	changeParticipant(id: string, values: ParticipantChange): void {
		const named = changeable.flatMap((column) => {
			const value = values[column];
			return value === undefined ? [] : [{ column, value }];
		});
		if (named.length === 0) return;
		const columns = named.map(({ column }) => `${column} = ?`).join(', ');
		this.#sql.run(`UPDATE participants SET ${columns} WHERE id = ?`, ...named.map(({ value }) => value), id);
	}

	devices(roadmapId: string): StoredDevice[] {
		return this.#sql.all(
			`SELECT devices.* FROM devices JOIN participants ON participants.id = participantId
				WHERE roadmapId = ? ORDER BY devices.createdAt, devices.id`,
			roadmapId
		);
	}

	device(id: string): StoredDevice | null {
		return this.#sql.first<StoredDevice>('SELECT * FROM devices WHERE id = ?', id) ?? null;
	}

	addDevice({ id, participantId, name, keyHash, createdAt, seenAt }: StoredDevice): void {
		this.#sql.run(
			'INSERT INTO devices VALUES (?, ?, ?, ?, ?, ?)',
			id,
			participantId,
			name,
			keyHash,
			createdAt,
			seenAt
		);
	}

	deleteDevice(id: string): void {
		this.#sql.run('DELETE FROM devices WHERE id = ?', id);
	}

	markSeen(deviceId: string, at: number): void {
		this.#sql.run('UPDATE devices SET seenAt = ? WHERE id = ?', at, deviceId);
	}

	addInvite({ tokenHash, participantId, kind, createdAt, expiresAt, usedAt }: StoredInvite): void {
		this.#sql.run(
			'INSERT INTO invites VALUES (?, ?, ?, ?, ?, ?)',
			tokenHash,
			participantId,
			kind,
			createdAt,
			expiresAt,
			usedAt
		);
	}

	deleteUnusedInvites(participantId: string, kind: StoredInvite['kind']): void {
		this.#sql.run(
			'DELETE FROM invites WHERE participantId = ? AND kind = ? AND usedAt IS NULL',
			participantId,
			kind
		);
	}

	invite(tokenHash: string): StoredInvite | null {
		return this.#sql.first<StoredInvite>('SELECT * FROM invites WHERE tokenHash = ?', tokenHash) ?? null;
	}

	useInvite(tokenHash: string, device: StoredDevice, at: number): boolean {
		return this.#sql.transact('write', () => {
			const used = this.#sql.run(
				'UPDATE invites SET usedAt = ? WHERE tokenHash = ? AND usedAt IS NULL',
				at,
				tokenHash
			);
			if (used === 0) return false;
			this.addDevice(device);
			return true;
		});
	}

	#insertParticipant(participant: StoredParticipant): void {
		const { id, roadmapId, name, role, createdAt, expiresAt, revokedAt } = participant;
		this.#sql.run(
			'INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?)',
			id,
			roadmapId,
			name,
			role,
			createdAt,
			expiresAt,
			revokedAt
		);
	}
}
