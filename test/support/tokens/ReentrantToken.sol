// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Makes one call of the attacker's choice in the middle of each transfer. It can also act as
/// an account, so that the call may come from a brand or a subject.
contract ReentrantToken is ERC20("Reentrant", "REE") {
    address private _target;
    bytes private _call;
    bool private _entered;

    /// @notice What became of the call in the last transfer.
    bool public succeeded;
    bytes public result;

    constructor(address holder, uint256 supply) {
        _mint(holder, supply);
    }

    /// @notice Arms the token: `data` goes to `target` whenever tokens move.
    function callOnTransfer(address target, bytes calldata data) external {
        _target = target;
        _call = data;
    }

    /// @notice Calls as the token's own account, now.
    function execute(address target, bytes calldata data) external returns (bytes memory returned) {
        bool success;
        // solhint-disable-next-line avoid-low-level-calls
        (success, returned) = target.call(data);
        require(success, string(returned));
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (_target == address(0) || _entered) return;
        _entered = true;
        // solhint-disable-next-line avoid-low-level-calls
        (succeeded, result) = _target.call(_call);
        _entered = false;
    }
}
