/**
 * The same work, done again only when one of its inputs is another: the latest result is kept for each first
 * input, a list that lives as long as the plan does.
 */
export function keepLatest<Inputs extends readonly [object, ...unknown[]], Result>(
	work: (...inputs: Inputs) => Result
): (...inputs: Inputs) => Result {
	const latest = new WeakMap<object, { readonly inputs: Inputs; readonly result: Result }>();
	return (...inputs) => {
		const before = latest.get(inputs[0]);
		if (before && inputs.every((one, at) => one === before.inputs[at])) return before.result;
		const result = work(...inputs);
		latest.set(inputs[0], { inputs, result });
		return result;
	};
}
