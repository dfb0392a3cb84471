namespace DlGen.Tests.Networks;

// Tables of one row and of many, of sizes around those of registers and panels; alone, shared, tied, and one of several inputs.

[Network(4, Tokens = 11, Precision = Precision.Double)]
[Embedding(5), Flatten, Linear(3)]
public partial class EmbeddingOfWords;

[Network(3, Tokens = 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Embedding(33), LayerNorm, Linear(2), Flatten, Tanh, Linear(1)]
public partial class EmbeddingOfOne;

[Network(7, Tokens = 40, Precision = Precision.Double)]
[Embedding(16), Gelu, Linear(5), Softmax, Flatten, Linear(3)]
public partial class EmbeddingThroughActivation;

[Block(5, Tokens = 9)]
[Embedding(6), Tanh, Flatten, Linear(4)]
public partial class EmbeddingBlock;

[Network(5, Tokens = 9, Precision = Precision.Double)]
[Parallel<EmbeddingBlock, EmbeddingBlock>(Shared = true, Join = BranchJoin.Sum), Linear(3)]
public partial class EmbeddingShared;

[Block(3)]
[Linear(4), Tanh]
public partial class EmbeddingBeside;

[Network(Precision = Precision.Double)]
[Inputs<EmbeddingBeside, EmbeddingBlock>, Linear(3)]
public partial class EmbeddingAmongInputs;

[Network(4, Tokens = 11)]
[Embedding(5), Flatten, Linear(3)]
public partial class EmbeddingOfWordsSingle;

[Network(7, Tokens = 40)]
[Embedding(16), Gelu, Linear(5), Softmax, Flatten, Linear(3)]
public partial class EmbeddingThroughActivationSingle;

[Network]
[Inputs<EmbeddingBeside, EmbeddingBlock>, Linear(3)]
public partial class EmbeddingAmongInputsSingle;
