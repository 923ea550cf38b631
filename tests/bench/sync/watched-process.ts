import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a server's process says of itself since it was last asked. */
export interface ProcessFigures {
	/** Longest time that nothing else could run, in milliseconds. */
	readonly longestBlockMs: number;
	readonly memoryMb: number;
	/** Processor time, in milliseconds. */
	readonly cpuMs: number;
}

/** Tells the process that started this one where the server is, and its figures whenever it asks. */
export function answerOrchestrator(port: number): void {
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	let cpu = process.cpuUsage();
	process.on('message', () => {
		globalThis.gc?.();
		const used = process.cpuUsage(cpu);
		const figures: ProcessFigures = {
			longestBlockMs: delay.max / 1e6,
			memoryMb: process.memoryUsage().rss / 1e6,
			cpuMs: (used.user + used.system) / 1_000
		};
		cpu = process.cpuUsage();
		delay.reset();
		process.send?.(figures);
	});
	process.on('disconnect', () => process.exit(0));
	process.send?.({ port });
}
