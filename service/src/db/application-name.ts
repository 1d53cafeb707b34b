/** How our connections call themselves: by it an embedded server knows which living processes still use it. */
export const applicationName = `concord ${process.pid}`;
