// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// A smart-contract wallet with one owner that says by ERC-1271 whether its owner signed a hash; for tests only.
contract TestWallet {
    address public immutable owner;

    constructor(address owner_) {
        owner = owner_;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        require(signature.length == 65, "not a signature");
        bytes32 r = bytes32(signature[0:32]);
        bytes32 s = bytes32(signature[32:64]);
        uint8 v = uint8(signature[64]);
        address signer = ecrecover(hash, v, r, s);
        return signer != address(0) && signer == owner ? bytes4(0x1626ba7e) : bytes4(0xffffffff);
    }
}

/// Puts wallets at addresses that are known before they are deployed (ERC-6492).
contract TestWalletFactory {
    function create(address owner, bytes32 salt) external returns (address) {
        address at_ = addressOf(owner, salt);
        if (at_.code.length > 0) return at_;
        return address(new TestWallet{salt: salt}(owner));
    }

    function addressOf(address owner, bytes32 salt) public view returns (address) {
        bytes32 code = keccak256(abi.encodePacked(type(TestWallet).creationCode, abi.encode(owner)));
        return address(uint160(uint256(keccak256(abi.encodePacked(bytes1(0xff), address(this), salt, code)))));
    }
}

/// A contract that is no wallet.
contract TestSilence {}
