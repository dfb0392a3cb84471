using TorchSharp;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>
/// Networks of sequences and images, written out rather than drawn, for the sizes have to fit: every layer twice or more, and each of its options
/// in more than one way. Convolutions, pools over images and batch normalization have records of their own, in TorchWindowTests.
/// </summary>
internal static class WindowNetworks
{
    public static IReadOnlyList<DrawnNetwork> All { get; } =
    [
        Of("Windows1", [3, 14], [4], Loss.SoftmaxCrossEntropy, batch: 5,
        [
            ("Conv1d(6, 3, Padding = 1, Stride = 2)", static () => nn.Conv1d(3, 6, 3, stride: 2, padding: 1)),
            ("Tanh", static () => nn.Tanh()),
            ("MaxPool1d(3, Stride = 1, Padding = 1)", static () => nn.MaxPool1d(3, stride: 1, padding: 1)),
            ("Conv1d(8, 2, Dilation = 2, Groups = 2, Bias = false)", static () => nn.Conv1d(6, 8, 2, dilation: 2, groups: 2, bias: false)),
            ("Silu", static () => nn.SiLU()),
            ("AvgPool1d(2)", static () => nn.AvgPool1d(2)),
            ("Flatten", static () => nn.Flatten()),
            ("Linear(4)", static () => nn.Linear(16, 4)),
        ]),
        Of("Windows2", [4, 17], [5], Loss.MeanSquaredError, batch: 3,
        [
            ("Conv1d(16, 5, Padding = 2, Groups = 4)", static () => nn.Conv1d(4, 16, 5, padding: 2, groups: 4)),
            ("Sigmoid", static () => nn.Sigmoid()),
            ("MaxPool1d(2)", static () => nn.MaxPool1d(2)),
            ("Tanh", static () => nn.Tanh()),
            ("AvgPool1d(3, Stride = 2, Padding = 1, CountIncludePadding = false)", static () => nn.AvgPool1d(3, stride: 2, padding: 1, count_include_pad: false)),
            ("Conv1d(3, 2)", static () => nn.Conv1d(16, 3, 2)),
            ("Flatten", static () => nn.Flatten()),
            ("Linear(5)", static () => nn.Linear(9, 5)),
        ]),
        Of("Windows3", [3, 4, 5], [4], Loss.SoftmaxCrossEntropy, batch: 5,
        [
            ("ConvTranspose2d(6, 3, 2, Stride = 2, Padding = 1, OutputPadding = 1, Groups = 3)",
                static () => nn.ConvTranspose2d(3, 6, (3, 2), stride: (2, 2), padding: (1, 1), output_padding: (1, 1), groups: 3)),
            ("Tanh", static () => nn.Tanh()),
            ("LayerNorm", static () => nn.LayerNorm([6L, 8, 9])),
            ("Conv2d(4, 3)", static () => nn.Conv2d(6, 4, 3)),
            ("GroupNorm(2)", static () => nn.GroupNorm(2, 4)),
            ("Silu", static () => nn.SiLU()),
            ("Flatten", static () => nn.Flatten()),
            ("Linear(4)", static () => nn.Linear(168, 4)),
        ]),
        Of("Windows4", [4, 3, 2], [3], Loss.MeanSquaredError, batch: 2,
        [
            ("ConvTranspose2d(20, 2, 3, Dilation = 2, Bias = false)", static () => nn.ConvTranspose2d(4, 20, (2, 3), dilation: (2, 2), bias: false)),
            ("Silu", static () => nn.SiLU()),
            ("ConvTranspose2d(20, 2, Stride = 3, Groups = 20)", static () => nn.ConvTranspose2d(20, 20, (2, 2), stride: (3, 3), groups: 20)),
            ("GroupNorm(5, Epsilon = 0.1f)", static () => nn.GroupNorm(5, 20, 0.1)),
            ("AvgPool2d(4)", static () => nn.AvgPool2d(4)),
            ("LayerNorm(Bias = false, Epsilon = 0.001f)", static () => nn.LayerNorm([20L, 3, 4], 0.001, elementwise_affine: true, bias: false)),
            ("Flatten", static () => nn.Flatten()),
            ("Linear(3)", static () => nn.Linear(240, 3)),
        ]),
        Of("Windows5", [2, 3, 4], [3], Loss.SoftmaxCrossEntropy, batch: 4,
        [
            ("Conv2d(4, 2)", static () => nn.Conv2d(2, 4, 2)),
            ("Tanh", static () => nn.Tanh()),
            ("Upsample(2)", static () => nn.Upsample(scale_factor: [2.0, 2])),
            ("Conv2d(5, 3, Padding = 1)", static () => nn.Conv2d(4, 5, 3, padding: 1)),
            ("RmsNorm(Epsilon = 0.001f)", static () => new RmsNorm([5, 4, 6], 0.001)),
            ("Upsample(3, Mode = UpsampleMode.Bilinear)", static () => nn.Upsample(scale_factor: [3.0, 3], mode: torch.UpsampleMode.Bilinear, align_corners: false)),
            ("AvgPool2d(4)", static () => nn.AvgPool2d(4)),
            ("Flatten", static () => nn.Flatten()),
            ("Linear(3)", static () => nn.Linear(60, 3)),
        ]),
        Of("Windows6", [3, 2, 3], [4], Loss.MeanSquaredError, batch: 17,
        [
            ("Upsample(2, Mode = UpsampleMode.Bilinear, AlignCorners = true)", static () => nn.Upsample(scale_factor: [2.0, 2], mode: torch.UpsampleMode.Bilinear, align_corners: true)),
            ("Conv2d(4, 2)", static () => nn.Conv2d(3, 4, 2)),
            ("Tanh", static () => nn.Tanh()),
            ("Upsample(3)", static () => nn.Upsample(scale_factor: [3.0, 3])),
            ("ConvTranspose2d(3, 2)", static () => nn.ConvTranspose2d(4, 3, (2, 2))),
            ("LayerNorm(Epsilon = 0.1f)", static () => nn.LayerNorm([3L, 10, 16], 0.1)),
            ("AvgPool2d(5)", static () => nn.AvgPool2d(5)),
            ("Flatten", static () => nn.Flatten()),
            ("Linear(4)", static () => nn.Linear(18, 4)),
        ]),
    ];

    private static DrawnNetwork Of(string name, int[] input, int[] output, Loss loss, int batch, (string Source, Func<nn.Module<Tensor, Tensor>> Create)[] layers)
    {
        var drawn = DrawnLoss.Of(loss);
        string list = string.Join(", ", layers.Select(static layer => layer.Source));
        string Declared(string suffix, string option) =>
            $"[Network({string.Join(", ", input)}, {drawn.Arguments}{option})]\n[{list}]\npublic partial class {name}{suffix};\n\n";
        return new(
            name, input, [new(output, drawn)], Declared("", "") + Declared("Double", ", Precision = Precision.Double"),
            () => nn.Sequential(layers.Select(static layer => layer.Create())), batch, Seed: 1);
    }
}
