import { request } from "node:http";
import { connect, type Socket } from "node:net";

/** Sends a body from an address of this machine; returns the status, 0 if the connection breaks. */
export function postFrom(
  localAddress: string,
  url: string,
  route: string,
  body: string | Buffer,
): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const options = { hostname, port, path: route, method: "POST", headers, localAddress, agent: false };
    const sent = request(options, (response) => {
      response.resume();
      response.once("close", () => resolve(response.statusCode ?? 0));
    });
    sent.setTimeout(20_000, () => sent.destroy());
    sent.once("error", () => resolve(0));
    sent.end(body);
  });
}

/** Asks from an address of this machine; returns the status. */
export function getFrom(localAddress: string, url: string, route: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path: route, localAddress, agent: false }, (response) => {
      response.resume();
      response.once("close", () => resolve(response.statusCode!));
    });
    sent.once("error", reject);
    sent.end();
  });
}

/** Begins a request whose body comes a byte a second, and never ends. */
export function dribble(localAddress: string, url: string, route: string): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), localAddress });
  socket.on("error", () => {});
  socket.write(
    `POST ${route} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\ncontent-length: 10000\r\n\r\n`,
  );
  const timer = setInterval(() => socket.write(" "), 1000);
  socket.once("close", () => clearInterval(timer));
  return socket;
}
