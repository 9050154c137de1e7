// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// A token with the voting interface of OpenZeppelin's ERC20Votes (ERC-5805, clock by block number): power goes to the
/// delegate, and is kept per block. Anyone may mint; for tests only.
contract TestVotes {
    event Transfer(address indexed from, address indexed to, uint256 value);
    event DelegateChanged(address indexed delegator, address indexed fromDelegate, address indexed toDelegate);
    event DelegateVotesChanged(address indexed delegate, uint256 previousVotes, uint256 newVotes);

    error ERC5805FutureLookup(uint256 timepoint, uint256 clock);

    struct Checkpoint {
        uint48 since;
        uint208 votes;
    }

    string public constant name = "Test votes";
    string public constant symbol = "TVOTE";
    uint8 public constant decimals = 18;

    uint256 public totalSupply;
    mapping(address => uint256) public balanceOf;
    mapping(address => address) public delegates;
    mapping(address => Checkpoint[]) private history;
    Checkpoint[] private supply;

    function clock() public view returns (uint48) {
        return uint48(block.number);
    }

    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=blocknumber&from=default";
    }

    function mint(address to, uint256 value) external {
        totalSupply += value;
        write(supply, totalSupply);
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
        move(address(0), delegates[to], value);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        emit Transfer(msg.sender, to, value);
        move(delegates[msg.sender], delegates[to], value);
        return true;
    }

    function delegate(address to) external {
        address from = delegates[msg.sender];
        delegates[msg.sender] = to;
        emit DelegateChanged(msg.sender, from, to);
        move(from, to, balanceOf[msg.sender]);
    }

    function getVotes(address account) external view returns (uint256) {
        return latest(history[account]);
    }

    function getPastVotes(address account, uint256 timepoint) external view returns (uint256) {
        return lookUp(history[account], timepoint);
    }

    function getPastTotalSupply(uint256 timepoint) external view returns (uint256) {
        return lookUp(supply, timepoint);
    }

    function move(address from, address to, uint256 value) private {
        if (from == to || value == 0) return;
        if (from != address(0)) change(from, latest(history[from]) - value);
        if (to != address(0)) change(to, latest(history[to]) + value);
    }

    function change(address account, uint256 votes) private {
        uint256 before = latest(history[account]);
        write(history[account], votes);
        emit DelegateVotesChanged(account, before, votes);
    }

    function write(Checkpoint[] storage points, uint256 votes) private {
        uint256 length = points.length;
        if (length > 0 && points[length - 1].since == clock()) points[length - 1].votes = uint208(votes);
        else points.push(Checkpoint(clock(), uint208(votes)));
    }

    function latest(Checkpoint[] storage points) private view returns (uint256) {
        return points.length == 0 ? 0 : points[points.length - 1].votes;
    }

    function lookUp(Checkpoint[] storage points, uint256 timepoint) private view returns (uint256) {
        if (timepoint >= clock()) revert ERC5805FutureLookup(timepoint, clock());
        for (uint256 index = points.length; index > 0; index--) {
            if (points[index - 1].since <= timepoint) return points[index - 1].votes;
        }
        return 0;
    }
}
