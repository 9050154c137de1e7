// SPDX-License-Identifier: MIT
pragma solidity ^0.8.26;

// Contracts of our own with the names, roles and refusals of those that a consequence goes through on mainnet, as
// docs/execution.md describes them. They have no constructors: a test puts their code at the mainnet addresses, so that
// the very calldata of a plan runs. What starts with "seed" exists for tests alone.

address constant VOTING = 0x2e59A20f205bB85a89C53f1936454680651E618e;
address constant TOKEN_MANAGER = 0xf73a1260d222f447210581DDf212D915c09a3249;
address constant AGENT = 0x3e40D73EB977Dc6a537aF587D48316feE66E9C8c;
address constant ACL_ADDRESS = 0x9895F0F17cc1d1891b6f18ee0b483B6f221b37Bb;
address constant ROUTER = 0xFdDf38947aFB03C621C71b06C9C70bce73f12999;
address constant CMV1 = 0x55032650b14df07b85bF18A3a3eC8E0Af2e028d5;
address constant SDVT = 0xaE7B191A31f627b4eB1d4DaC64eaB9976995b433;
address constant CSM = 0xdA7dE2ECdDfccC6c3AF10108Db212ACBBf9EA83F;
address constant EASY_TRACK = 0xF0211b7660680B49De1A7E9f25C65660F0a13Fea;
address constant EXECUTOR = 0xFE5986E06210aC1eCC1aDCafc0cc7f8D63B3F977;
address constant DUAL_GOVERNANCE = 0xC1db28B3301331277e307FDCfF8DE28242A4486E;
address constant STETH = 0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84;

bytes32 constant SET_NODE_OPERATOR_LIMIT_ROLE = keccak256("SET_NODE_OPERATOR_LIMIT_ROLE");
bytes32 constant MANAGE_NODE_OPERATOR_ROLE = keccak256("MANAGE_NODE_OPERATOR_ROLE");
bytes32 constant MANAGE_SIGNING_KEYS = keccak256("MANAGE_SIGNING_KEYS");
bytes32 constant STAKING_ROUTER_ROLE = keccak256("STAKING_ROUTER_ROLE");

/// Aragon's CallsScript, spec id 1: each call is an address, a length in four bytes, and the calldata.
library CallsScript {
    function run(bytes memory script) internal {
        require(script.length >= 4 && bytes4(script) == bytes4(0x00000001), "EVMRUN_NO_EXECUTOR");
        uint256 cursor = 4;
        while (cursor < script.length) {
            require(script.length - cursor >= 24, "EVMCALLS_INVALID_LENGTH");
            address to;
            uint256 size;
            assembly {
                to := shr(96, mload(add(add(script, 32), cursor)))
                size := shr(224, mload(add(add(script, 32), add(cursor, 20))))
            }
            require(script.length - cursor - 24 >= size, "EVMCALLS_INVALID_LENGTH");
            bytes memory data = new bytes(size);
            for (uint256 i = 0; i < size; i++) data[i] = script[cursor + 24 + i];
            (bool isDone, bytes memory answer) = to.call(data);
            if (!isDone) {
                assembly {
                    revert(add(answer, 32), mload(answer))
                }
            }
            cursor += 24 + size;
        }
    }
}

contract TestACL {
    mapping(bytes32 => bool) private granted;
    mapping(bytes32 => address) private managers;
    mapping(bytes32 => uint256) private operators;

    function seedPermission(address entity, address app, bytes32 role, address manager) external {
        granted[keccak256(abi.encode(entity, app, role))] = true;
        managers[keccak256(abi.encode(app, role))] = manager;
    }

    function seedManager(address entity, address app, uint256 operator, address manager) external {
        bytes32 key = keccak256(abi.encode(entity, app, MANAGE_SIGNING_KEYS));
        granted[key] = true;
        operators[key] = operator;
        managers[keccak256(abi.encode(app, MANAGE_SIGNING_KEYS))] = manager;
    }

    modifier onlyManager(address app, bytes32 role) {
        require(managers[keccak256(abi.encode(app, role))] == msg.sender, "ACL_AUTH_NO_MANAGER");
        _;
    }

    function grantPermission(address entity, address app, bytes32 role) external onlyManager(app, role) {
        granted[keccak256(abi.encode(entity, app, role))] = true;
    }

    function grantPermissionP(address entity, address app, bytes32 role, uint256[] memory params) external onlyManager(app, role) {
        bytes32 key = keccak256(abi.encode(entity, app, role));
        granted[key] = true;
        operators[key] = uint240(params[0]);
    }

    function revokePermission(address entity, address app, bytes32 role) external onlyManager(app, role) {
        granted[keccak256(abi.encode(entity, app, role))] = false;
    }

    function hasPermission(address entity, address app, bytes32 role) public view returns (bool) {
        return granted[keccak256(abi.encode(entity, app, role))];
    }

    function managesOperator(address entity, address app, uint256 operator) external view returns (bool) {
        return hasPermission(entity, app, MANAGE_SIGNING_KEYS)
            && operators[keccak256(abi.encode(entity, app, MANAGE_SIGNING_KEYS))] == operator;
    }
}

/// The registry of Curated Module v1 and Simple DVT, and, for target limits alone, the modules with bonds.
contract TestRegistry {
    struct Operator {
        bool exists;
        bool active;
        uint64 total;
        uint64 deposited;
        uint64 vetted;
        uint64 targetMode;
        uint64 target;
    }

    mapping(uint256 => Operator) public operators;
    uint256 public getNodeOperatorsCount;

    event TargetValidatorsCountChanged(uint256 indexed nodeOperatorId, uint256 targetValidatorsCount, uint256 targetLimitMode);
    event NodeOperatorActiveSet(uint256 indexed nodeOperatorId, bool active);
    event VettedSigningKeysCountChanged(uint256 indexed nodeOperatorId, uint256 approvedValidatorsCount);

    function seedOperator(uint256 id, bool active, uint64 total, uint64 deposited, uint64 vetted) external {
        operators[id] = Operator(true, active, total, deposited, vetted, 0, 0);
        if (id >= getNodeOperatorsCount) getNodeOperatorsCount = id + 1;
    }

    modifier auth(bytes32 role) {
        require(TestACL(ACL_ADDRESS).hasPermission(msg.sender, address(this), role), "APP_AUTH_FAILED");
        _;
    }

    modifier exists(uint256 id) {
        require(id < getNodeOperatorsCount, "OUT_OF_RANGE");
        _;
    }

    function getNodeOperatorIsActive(uint256 id) external view returns (bool) {
        return operators[id].active;
    }

    function setNodeOperatorStakingLimit(uint256 id, uint64 count) external auth(SET_NODE_OPERATOR_LIMIT_ROLE) exists(id) {
        Operator storage operator = operators[id];
        require(operator.active, "WRONG_OPERATOR_ACTIVE_STATE");
        uint64 least = count > operator.deposited ? count : operator.deposited;
        uint64 after_ = least < operator.total ? least : operator.total;
        if (after_ == operator.vetted) return;
        operator.vetted = after_;
        emit VettedSigningKeysCountChanged(id, after_);
    }

    function updateTargetValidatorsLimits(uint256 id, uint256 mode, uint256 limit) external exists(id) auth(STAKING_ROUTER_ROLE) {
        require(limit <= type(uint64).max, "OUT_OF_RANGE");
        operators[id].targetMode = uint64(mode);
        operators[id].target = mode == 0 ? 0 : uint64(limit);
        emit TargetValidatorsCountChanged(id, operators[id].target, mode);
    }

    function deactivateNodeOperator(uint256 id) external exists(id) auth(MANAGE_NODE_OPERATOR_ROLE) {
        require(operators[id].active, "WRONG_OPERATOR_ACTIVE_STATE");
        operators[id].active = false;
        operators[id].vetted = operators[id].deposited;
        emit NodeOperatorActiveSet(id, false);
    }

    function activateNodeOperator(uint256 id) external exists(id) auth(MANAGE_NODE_OPERATOR_ROLE) {
        require(!operators[id].active, "WRONG_OPERATOR_ACTIVE_STATE");
        operators[id].active = true;
        emit NodeOperatorActiveSet(id, true);
    }
}

contract TestRouter {
    error StakingModuleUnregistered();

    /// STAKING_MODULE_MANAGE_ROLE is the Agent's.
    function updateTargetValidatorsLimits(uint256 module, uint256 operator, uint256 mode, uint256 limit) public {
        require(msg.sender == AGENT, "AccessControl: account is missing role");
        address[3] memory modules = [CMV1, SDVT, CSM];
        if (module == 0 || module > modules.length) revert StakingModuleUnregistered();
        TestRegistry(modules[module - 1]).updateTargetValidatorsLimits(operator, mode, limit);
    }

    /// As the votes of 2023 called it: active or not, in place of a mode.
    function updateTargetValidatorsLimits(uint256 module, uint256 operator, bool isActive, uint256 limit) external {
        updateTargetValidatorsLimits(module, operator, isActive ? 1 : 0, limit);
    }
}

interface IFactory {
    function createEVMScript(address creator, bytes memory callData) external view returns (bytes memory);
}

contract TestEasyTrack {
    struct Motion {
        address factory;
        address creator;
        uint256 start;
        bytes32 scriptHash;
    }

    uint256 public motions;
    mapping(uint256 => Motion) private motionOf;
    mapping(address => bool) public isFactory;

    function seedFactory(address factory) external {
        isFactory[factory] = true;
    }

    function createMotion(address factory, bytes memory callData) external returns (uint256) {
        require(isFactory[factory], "EVM_SCRIPT_FACTORY_NOT_FOUND");
        bytes memory script = IFactory(factory).createEVMScript(msg.sender, callData);
        motionOf[++motions] = Motion(factory, msg.sender, block.timestamp, keccak256(script));
        return motions;
    }

    function enactMotion(uint256 id, bytes memory callData) external {
        Motion memory motion = motionOf[id];
        require(motion.start != 0, "MOTION_NOT_FOUND");
        require(motion.start + 72 hours <= block.timestamp, "MOTION_NOT_PASSED");
        delete motionOf[id];
        bytes memory script = IFactory(motion.factory).createEVMScript(motion.creator, callData);
        require(keccak256(script) == motion.scriptHash, "UNEXPECTED_EVM_SCRIPT");
        TestExecutor(EXECUTOR).executeEVMScript(script);
    }
}

contract TestExecutor {
    function executeEVMScript(bytes memory script) external {
        require(msg.sender == EASY_TRACK, "CALLER_IS_FORBIDDEN");
        CallsScript.run(script);
    }
}

abstract contract TestFactory is IFactory {
    string internal constant NOT_SORTED = "NODE_OPERATORS_IS_NOT_SORTED";

    /// The second account of the test chain stands for the committee.
    modifier onlyTrusted(address creator) {
        require(creator == 0x70997970C51812dc3A010C7d01b50e0d17dc79C8, "CALLER_IS_FORBIDDEN");
        _;
    }

    function inRange(uint256 id) internal view {
        require(id < TestRegistry(SDVT).getNodeOperatorsCount(), "NODE_OPERATOR_INDEX_OUT_OF_RANGE");
    }

    function entry(address to, bytes memory data) internal pure returns (bytes memory) {
        return abi.encodePacked(to, uint32(data.length), data);
    }
}

contract TestUpdateTargets is TestFactory {
    struct Row {
        uint256 nodeOperatorId;
        uint256 targetLimitMode;
        uint256 targetLimit;
    }

    function createEVMScript(address creator, bytes memory callData) external view onlyTrusted(creator) returns (bytes memory script) {
        Row[] memory rows = abi.decode(callData, (Row[]));
        require(rows.length > 0, "EMPTY_CALLDATA");
        script = hex"00000001";
        for (uint256 i = 0; i < rows.length; i++) {
            require(i == 0 || rows[i].nodeOperatorId > rows[i - 1].nodeOperatorId, NOT_SORTED);
            inRange(rows[i].nodeOperatorId);
            require(rows[i].targetLimit <= type(uint64).max, "TARGET_LIMIT_GREATER_THEN_UINT64");
            bytes memory data = abi.encodeCall(
                TestRegistry.updateTargetValidatorsLimits,
                (rows[i].nodeOperatorId, rows[i].targetLimitMode, rows[i].targetLimit)
            );
            script = bytes.concat(script, entry(SDVT, data));
        }
    }
}

contract TestSetVetted is TestFactory {
    struct Row {
        uint256 nodeOperatorId;
        uint256 stakingLimit;
    }

    function createEVMScript(address creator, bytes memory callData) external view onlyTrusted(creator) returns (bytes memory script) {
        Row[] memory rows = abi.decode(callData, (Row[]));
        require(rows.length > 0, "EMPTY_CALLDATA");
        script = hex"00000001";
        for (uint256 i = 0; i < rows.length; i++) {
            require(i == 0 || rows[i].nodeOperatorId > rows[i - 1].nodeOperatorId, NOT_SORTED);
            inRange(rows[i].nodeOperatorId);
            (, bool active, uint64 total,,,,) = TestRegistry(SDVT).operators(rows[i].nodeOperatorId);
            require(active, "NODE_OPERATOR_DISABLED");
            require(total >= rows[i].stakingLimit, "NOT_ENOUGH_SIGNING_KEYS");
            bytes memory data = abi.encodeCall(
                TestRegistry.setNodeOperatorStakingLimit,
                (rows[i].nodeOperatorId, uint64(rows[i].stakingLimit))
            );
            script = bytes.concat(script, entry(SDVT, data));
        }
    }
}

struct ManagerRow {
    uint256 nodeOperatorId;
    address managerAddress;
}

contract TestDeactivate is TestFactory {
    function createEVMScript(address creator, bytes memory callData) external view onlyTrusted(creator) returns (bytes memory script) {
        ManagerRow[] memory rows = abi.decode(callData, (ManagerRow[]));
        script = hex"00000001";
        for (uint256 i = 0; i < rows.length; i++) {
            inRange(rows[i].nodeOperatorId);
            require(TestRegistry(SDVT).getNodeOperatorIsActive(rows[i].nodeOperatorId), "WRONG_OPERATOR_ACTIVE_STATE");
            require(TestACL(ACL_ADDRESS).managesOperator(rows[i].managerAddress, SDVT, rows[i].nodeOperatorId), "MANAGER_HAS_NO_ROLE");
            bytes memory off = abi.encodeCall(TestRegistry.deactivateNodeOperator, (rows[i].nodeOperatorId));
            bytes memory take = abi.encodeCall(TestACL.revokePermission, (rows[i].managerAddress, SDVT, MANAGE_SIGNING_KEYS));
            script = bytes.concat(script, entry(SDVT, off), entry(ACL_ADDRESS, take));
        }
    }
}

contract TestActivate is TestFactory {
    function createEVMScript(address creator, bytes memory callData) external view onlyTrusted(creator) returns (bytes memory script) {
        ManagerRow[] memory rows = abi.decode(callData, (ManagerRow[]));
        script = hex"00000001";
        for (uint256 i = 0; i < rows.length; i++) {
            inRange(rows[i].nodeOperatorId);
            require(!TestRegistry(SDVT).getNodeOperatorIsActive(rows[i].nodeOperatorId), "WRONG_OPERATOR_ACTIVE_STATE");
            require(rows[i].managerAddress != address(0), "ZERO_MANAGER_ADDRESS");
            uint256[] memory params = new uint256[](1);
            params[0] = (uint256(1) << 240) + rows[i].nodeOperatorId;
            bytes memory on = abi.encodeCall(TestRegistry.activateNodeOperator, (rows[i].nodeOperatorId));
            bytes memory give = abi.encodeCall(TestACL.grantPermissionP, (rows[i].managerAddress, SDVT, MANAGE_SIGNING_KEYS, params));
            script = bytes.concat(script, entry(SDVT, on), entry(ACL_ADDRESS, give));
        }
    }
}

contract TestTokenManager {
    /// The third account of the test chain stands for the holders of LDO.
    function forward(bytes memory script) external {
        require(msg.sender == 0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC, "TM_CAN_NOT_FORWARD");
        CallsScript.run(script);
    }
}

contract TestVoting {
    struct Vote {
        bytes script;
        uint256 start;
        bool yea;
        bool executed;
    }

    Vote[] private votes;
    event StartVote(uint256 indexed voteId, address indexed creator, string metadata);

    function newVote(bytes calldata script, string calldata metadata) external returns (uint256) {
        require(msg.sender == TOKEN_MANAGER, "APP_AUTH_FAILED");
        votes.push(Vote(script, block.timestamp, false, false));
        emit StartVote(votes.length - 1, msg.sender, metadata);
        return votes.length - 1;
    }

    function vote(uint256 id, bool inFavour, bool) external {
        require(msg.sender == 0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC, "VOTING_CAN_NOT_VOTE");
        require(block.timestamp < votes[id].start + 72 hours || !inFavour, "VOTING_CAN_NOT_VOTE");
        votes[id].yea = inFavour;
    }

    function executeVote(uint256 id) external {
        Vote storage found = votes[id];
        require(!found.executed && found.yea && block.timestamp >= found.start + 120 hours, "VOTING_CAN_NOT_EXECUTE");
        found.executed = true;
        CallsScript.run(found.script);
    }
}

contract TestDualGovernance {
    struct ExternalCall {
        address target;
        uint96 value;
        bytes payload;
    }

    error CallerIsNotProposer(address caller);
    error AfterSubmitDelayNotPassed(uint256 id);
    error AfterScheduleDelayNotPassed(uint256 id);

    bytes[] private proposals;
    mapping(uint256 => uint256) private submittedAt;
    mapping(uint256 => uint256) private scheduledAt;

    function submitProposal(ExternalCall[] calldata calls, string calldata) external returns (uint256) {
        if (msg.sender != VOTING) revert CallerIsNotProposer(msg.sender);
        proposals.push(abi.encode(calls));
        submittedAt[proposals.length] = block.timestamp;
        return proposals.length;
    }

    function scheduleProposal(uint256 id) external {
        if (submittedAt[id] == 0 || block.timestamp < submittedAt[id] + 3 days) revert AfterSubmitDelayNotPassed(id);
        scheduledAt[id] = block.timestamp;
    }

    function execute(uint256 id) external {
        if (scheduledAt[id] == 0 || block.timestamp < scheduledAt[id] + 1 days) revert AfterScheduleDelayNotPassed(id);
        scheduledAt[id] = 0;
        ExternalCall[] memory calls = abi.decode(proposals[id - 1], (ExternalCall[]));
        for (uint256 i = 0; i < calls.length; i++) {
            (bool isDone, bytes memory answer) = calls[i].target.call{value: calls[i].value}(calls[i].payload);
            if (!isDone) {
                assembly {
                    revert(add(answer, 32), mload(answer))
                }
            }
        }
    }
}

contract TestAgent {
    function forward(bytes memory script) external {
        require(msg.sender == DUAL_GOVERNANCE, "AGENT_CAN_NOT_FORWARD");
        CallsScript.run(script);
    }
}

contract TestStETH {
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    function seedBalance(address holder, uint256 amount) external {
        balanceOf[holder] = amount;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        return true;
    }

    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        require(allowance[from][msg.sender] >= amount, "ALLOWANCE_EXCEEDED");
        allowance[from][msg.sender] -= amount;
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
        return true;
    }
}

contract TestBurner {
    uint256 public coverRequested;
    error ZeroBurnAmount();

    /// REQUEST_BURN_MY_STETH_ROLE is the Agent's here.
    function requestBurnMyStETHForCover(uint256 amount) external {
        require(msg.sender == AGENT, "AccessControl: account is missing role");
        if (amount == 0) revert ZeroBurnAmount();
        TestStETH(STETH).transferFrom(msg.sender, address(this), amount);
        coverRequested += amount;
    }
}
