import type { Roadmap } from '$lib/state/roadmap.svelte';
import type { Sharing } from '$lib/state/sharing/sharing.svelte';
import { agoStepMs, describeSync, type SyncLine } from '$lib/state/sharing/sync-words';

/** Before the link to the server is loaded. */
const unknown = {
	state: 'connecting',
	waiting: 0,
	unsendable: 0,
	lastSyncedAt: null,
	refusal: null
} as const;

/** Where a shared roadmap's edits are, said anew whenever that or the time since changes. Call it while a component is made. */
export function syncClock(sharing: () => Sharing, roadmap: () => Roadmap): { readonly current: SyncLine } {
	let nowMs = $state(Date.now());
	const link = $derived(sharing().status ?? unknown);
	const line = $derived(describeSync({ storage: roadmap().storage.kind, link }, nowMs));

	$effect(() => {
		const { lastSyncedAt } = link;
		nowMs = Date.now();
		if (lastSyncedAt === null) return;
		let timer: ReturnType<typeof setTimeout>;
		const wait = () => {
			timer = setTimeout(
				() => {
					nowMs = Date.now();
					wait();
				},
				agoStepMs(lastSyncedAt, Date.now())
			);
		};
		wait();
		return () => clearTimeout(timer);
	});

	return {
		get current() {
			return line;
		}
	};
}
