import type { LogEntry } from '$server/store/log-store';
import type { Store } from '$server/store/store';

/** A store whose writing can be made to fail, or to wait. */
export interface StoreWithFaults {
	readonly store: Store;
	/** How often something was to be written. */
	readonly attempts: () => number;
	fail(): void;
	recover(): void;
	/** Lets nothing be written until what it returns is called. */
	hold(): () => void;
}

/** Puts faults before a real store. */
export function withFaults(real: Store): StoreWithFaults {
	let attempts = 0;
	let isFailing = false;
	let gate = Promise.resolve();
	const append = async (entries: readonly LogEntry[]) => {
		attempts += 1;
		await gate;
		if (isFailing)
			throw Object.assign(new Error('disk is full while writing secret words'), { code: 'ENOSPC' });
		return real.append(entries);
	};
	return {
		store: new Proxy(real, {
			get(target, key) {
				if (key === 'append') return append;
				const value: unknown = Reflect.get(target, key, target);
				return typeof value === 'function' ? value.bind(target) : value;
			}
		}),
		attempts: () => attempts,
		fail: () => void (isFailing = true),
		recover: () => void (isFailing = false),
		hold() {
			let open = () => {};
			gate = new Promise((resolve) => (open = resolve));
			return () => open();
		}
	};
}
