import { expect, test } from 'vitest';
import { isServerPath } from '../../src/server-path';

test('[SRV-31] what the server answers itself is no place of the app', () => {
	const own = [
		'/api',
		'/api/documents',
		'/api/documents/a%2Fb/people',
		'/healthz',
		'/readyz',
		'/metrics',
		'/sync'
	];
	for (const path of own) {
		expect(isServerPath(path, ''), path).toBe(true);
		expect(isServerPath(path, '/plans'), path).toBe(true);
		expect(isServerPath(`/plans${path}`, '/plans'), path).toBe(true);
	}
});

test('[SRV-31] every place of the app is left to the app', () => {
	const places = ['/', '/r/api/timeline', '/r/metrics', '/join', '/apiary', '/healthz/x', '/metrics2'];
	for (const path of places) {
		expect(isServerPath(path, ''), path).toBe(false);
		expect(isServerPath(`/plans${path}`, '/plans'), path).toBe(false);
	}
	expect(isServerPath('/plans', '/plans')).toBe(false);
});
