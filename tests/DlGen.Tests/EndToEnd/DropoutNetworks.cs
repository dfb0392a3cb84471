namespace DlGen.Tests.EndToEnd;

[Network(100)]
[Dropout(0.2f), Linear(100), Relu, Dropout, Linear(96), Relu, Dropout(0.25f), Linear(10)]
internal sealed partial class Thinned;

[Network(100)]
[Linear(100), Relu, Linear(96), Relu, Linear(10)]
internal sealed partial class Whole;

[Network(100)]
[Dropout(0f), Linear(100), Relu, Dropout(0f), Linear(96), Relu, Dropout(0f), Linear(10)]
internal sealed partial class NothingDropped;

[Mlp(100, 100, 96, 10, Dropout = 0.25f)]
internal sealed partial class ThinnedMlp;

[Network(100)]
[Linear(100), Relu, Dropout(0.25f), Linear(96), Relu, Dropout(0.25f), Linear(10)]
internal sealed partial class ThinnedMlpInLayers;

[Network(2, 4, 5)]
[Dropout(0.2f), Flatten, Linear(20), LayerNorm, Relu, Dropout(0.4f), Linear(3)]
internal sealed partial class ThinnedImage;

[Network(4, 6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(5), Tanh, Dropout(0.3f), Flatten, Linear(3), Dropout(0.1f)]
internal sealed partial class ThinnedSequence;

[Network(4, 6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(5), Tanh, Flatten, Linear(3)]
internal sealed partial class WholeSequence;

[Network(512, Loss = Loss.MeanSquaredError)]
[Dropout(0.75f), Linear(1)]
internal sealed partial class ThinnedSum;
