// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {IConsentRegistry, SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {IRelay} from "../../../contracts/interfaces/IRelay.sol";
import {TypedData} from "../models/TypedData.sol";
import {SettlementSuite} from "./SettlementSuite.sol";

/// @title The settled protocol, a relay, and messages of its customers
abstract contract RelaySuite is SettlementSuite {
    /// Enough for a consent, a withdrawal or a claim that an account without code has signed.
    uint32 internal constant PLAIN = 100_000;
    /// Enough, too, for an account's code that uses all of its allowance.
    uint32 internal constant WITH_CODE = 500_000;
    bytes4 internal constant NO_REASON = 0xffffffff;

    IRelay internal relay;

    function _openRelay() internal {
        _openCampaigns();
        relay = campaigns.relay();
    }

    function _consentMessage(string memory name) internal view returns (bytes memory) {
        return _consentMessage(_signedConsent(name));
    }

    function _consentMessage(SignedConsent memory signed) internal pure returns (bytes memory) {
        return abi.encodeCall(IConsentRegistry.consentBySignature, (signed));
    }

    /// @notice A consent as `deliverConsents` takes it.
    function _pack(SignedConsent memory signed) internal pure returns (bytes memory) {
        return abi.encodePacked(signed.subject, signed.until, signed.signedAt, signed.signature);
    }

    /// @notice A consent of an account with code, which looks at the signature itself.
    function _consentOf(address account) internal view returns (bytes memory) {
        SignedConsent memory signed = _signedConsent("nobody");
        signed.subject = account;
        return _consentMessage(signed);
    }

    function _withdrawalMessage(string memory name) internal view returns (bytes memory) {
        address subject = _account(name);
        uint40 signedAt = uint40(block.timestamp);
        bytes memory signature = _sign(
            name,
            TypedData.withdrawal(address(consentRegistry), subject, terms, signedAt)
        );
        return abi.encodeCall(IConsentRegistry.withdrawBySignature, (subject, terms, signedAt, signature));
    }

    function _claimMessage(
        string memory name,
        Answer memory answer,
        address payee
    ) internal view returns (bytes memory) {
        uint40 deadline = uint40(block.timestamp);
        bytes memory signature = _signClaim(name, answer.campaign, answer.nullifier, payee, deadline);
        return
            abi.encodeCall(
                ICampaigns.claimBySignature,
                (answer.campaign, answer.nullifier, payee, deadline, signature)
            );
    }

    function _isLive(string memory name) internal view returns (bool) {
        return consentRegistry.isConsentLive(_account(name), terms);
    }
}
