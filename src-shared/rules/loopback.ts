const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** Whether a host is this very computer: what goes there is seen by nobody on a network (ACC-2). */
export const isLoopback = (host: string): boolean => loopback.test(host);
