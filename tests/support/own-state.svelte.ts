/** A value that others are told of when it changes. */
export class OwnState<T> {
	now: T = $state.raw() as T;

	constructor(now: T) {
		this.now = now;
	}
}
