import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networkOf } from "../../../services/shared/http/sender.ts";

describe("whom the limits of a service count", () => {
  it("is an IPv4 address, however the system writes it", () => {
    assert.equal(networkOf("192.0.2.7"), "192.0.2.7");
    assert.equal(networkOf("::ffff:192.0.2.7"), "192.0.2.7");
  });

  it("is the network of an IPv6 address, which has 2^64 of them", () => {
    const network = "2001:db8:1:2::/64";
    for (const address of ["2001:db8:1:2::1", "2001:DB8:1:2:ffff:0:0:9", "2001:0db8:0001:0002::9"]) {
      assert.equal(networkOf(address), network, address);
    }
    assert.equal(networkOf("2001:db8::1"), "2001:db8:0:0::/64");
    assert.equal(networkOf("fe80::1%eth0"), "fe80:0:0:0::/64");
    assert.equal(networkOf("::1"), "0:0:0:0::/64");
    assert.notEqual(networkOf("2001:db8:1:3::1"), network);
  });
});
