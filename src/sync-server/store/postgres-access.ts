import type {
	AccessStore,
	SharedRoadmap,
	StoredDevice,
	StoredInvite,
	StoredParticipant
} from './access-store.ts';
import { transact, type Client, type Pool } from './postgres-pool.ts';

const roadmapColumns =
	'id, created_at AS "createdAt", recovery_hash AS "recoveryHash", recovers_id AS "recoversId"';
const participantColumns =
	'id, roadmap_id AS "roadmapId", name, role, created_at AS "createdAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"';
const deviceColumns =
	'd.id, d.participant_id AS "participantId", d.name, d.key_hash AS "keyHash", d.created_at AS "createdAt", d.seen_at AS "seenAt"';
const inviteColumns =
	'token_hash AS "tokenHash", participant_id AS "participantId", kind, created_at AS "createdAt", expires_at AS "expiresAt", used_at AS "usedAt"';

const changeable = { name: 'name', role: 'role', expiresAt: 'expires_at', revokedAt: 'revoked_at' } as const;

/** Participants, devices and links in PostgreSQL. */
export function makePostgresAccess(pool: Pool): AccessStore {
	async function one<Found extends object>(statement: string, key: string): Promise<Found | null> {
		return (await pool.query<Found>(statement, [key])).rows[0] ?? null;
	}
	async function all<Found extends object>(statement: string, key: string): Promise<readonly Found[]> {
		return (await pool.query<Found>(statement, [key])).rows;
	}
	return {
		publish: (roadmap, owner, device) =>
			transact(pool, async (client) => {
				const { rowCount } = await client.query(
					'INSERT INTO longroad.roadmaps (id, created_at, recovery_hash, recovers_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
					[roadmap.id, roadmap.createdAt, roadmap.recoveryHash, roadmap.recoversId]
				);
				if (rowCount === 0) return false;
				await insertParticipant(client, owner);
				await insertDevice(client, device);
				return true;
			}),
		roadmap: (id) => one<SharedRoadmap>(`SELECT ${roadmapColumns} FROM longroad.roadmaps WHERE id = $1`, id),
		async setRecovery(roadmapId, recoveryHash, recoversId) {
			await pool.query('UPDATE longroad.roadmaps SET recovery_hash = $2, recovers_id = $3 WHERE id = $1', [
				roadmapId,
				recoveryHash,
				recoversId
			]);
		},
		async deleteRoadmap(id) {
			await pool.query('DELETE FROM longroad.roadmaps WHERE id = $1', [id]);
		},
		participants: (roadmapId) =>
			all<StoredParticipant>(
				`SELECT ${participantColumns} FROM longroad.participants WHERE roadmap_id = $1 ORDER BY created_at, id`,
				roadmapId
			),
		participant: (id) =>
			one<StoredParticipant>(`SELECT ${participantColumns} FROM longroad.participants WHERE id = $1`, id),
		addParticipant: (participant, invite) =>
			transact(pool, async (client) => {
				await insertParticipant(client, participant);
				await insertInvite(client, invite);
			}),
		async changeParticipant(id, values) {
			const changes = Object.entries(changeable).flatMap(([field, column]) => {
				const value = values[field as keyof typeof changeable];
				return value === undefined ? [] : [{ column, value }];
			});
			if (changes.length === 0) return;
			const set = changes.map(({ column }, index) => `${column} = $${index + 2}`).join(', ');
			await pool.query(`UPDATE longroad.participants SET ${set} WHERE id = $1`, [
				id,
				...changes.map(({ value }) => value)
			]);
		},
		devices: (roadmapId) =>
			all<StoredDevice>(
				`SELECT ${deviceColumns} FROM longroad.devices AS d
					JOIN longroad.participants AS p ON p.id = d.participant_id
					WHERE p.roadmap_id = $1 ORDER BY d.created_at, d.id`,
				roadmapId
			),
		device: (id) =>
			one<StoredDevice>(`SELECT ${deviceColumns} FROM longroad.devices AS d WHERE d.id = $1`, id),
		addDevice: (device) => insertDevice(pool, device),
		async deleteDevice(id) {
			await pool.query('DELETE FROM longroad.devices WHERE id = $1', [id]);
		},
		async markSeen(deviceId, at) {
			await pool.query('UPDATE longroad.devices SET seen_at = $2 WHERE id = $1', [deviceId, at]);
		},
		addInvite: (invite) => insertInvite(pool, invite),
		async deleteUnusedInvites(participantId, kind) {
			await pool.query(
				'DELETE FROM longroad.invites WHERE participant_id = $1 AND kind = $2 AND used_at IS NULL',
				[participantId, kind]
			);
		},
		invite: (tokenHash) =>
			one<StoredInvite>(`SELECT ${inviteColumns} FROM longroad.invites WHERE token_hash = $1`, tokenHash),
		useInvite: (tokenHash, device, at) =>
			transact(pool, async (client) => {
				const { rowCount } = await client.query(
					'UPDATE longroad.invites SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL',
					[tokenHash, at]
				);
				if (rowCount === 0) return false;
				await insertDevice(client, device);
				return true;
			})
	};
}

async function insertParticipant(client: Client, one: StoredParticipant): Promise<void> {
	await client.query(
		'INSERT INTO longroad.participants (id, roadmap_id, name, role, created_at, expires_at, revoked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
		[one.id, one.roadmapId, one.name, one.role, one.createdAt, one.expiresAt, one.revokedAt]
	);
}

async function insertDevice(client: Client | Pool, one: StoredDevice): Promise<void> {
	await client.query(
		'INSERT INTO longroad.devices (id, participant_id, name, key_hash, created_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6)',
		[one.id, one.participantId, one.name, one.keyHash, one.createdAt, one.seenAt]
	);
}

async function insertInvite(client: Client | Pool, one: StoredInvite): Promise<void> {
	await client.query(
		'INSERT INTO longroad.invites (token_hash, participant_id, kind, created_at, expires_at, used_at) VALUES ($1, $2, $3, $4, $5, $6)',
		[one.tokenHash, one.participantId, one.kind, one.createdAt, one.expiresAt, one.usedAt]
	);
}
