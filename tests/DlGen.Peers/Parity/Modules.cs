using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

// What TorchSharp doesn't have, composed of what it has.

/// <summary>x + block(x), its parameters named as those of the block.</summary>
internal sealed class Residual : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.Module<Tensor, Tensor>> layers;

    public Residual(Sequential block)
        : base(nameof(Residual))
    {
        layers = [.. block.children().Cast<nn.Module<Tensor, Tensor>>()];
        for (int i = 0; i < layers.Count; i++)
        {
            register_module($"{i}", layers[i]);
        }
    }

    public override Tensor forward(Tensor input) => input + layers.Aggregate(input, static (x, layer) => layer.forward(x));
}

/// <summary>Blocks on the same input.</summary>
internal sealed class Parallel : nn.Module<Tensor, Tensor>
{
    private readonly Sequential[] blocks;
    private readonly Func<Tensor[], Tensor> join;

    public Parallel(Sequential[] blocks, Func<Tensor[], Tensor> join)
        : base(nameof(Parallel))
    {
        (this.blocks, this.join) = (blocks, join);
        for (int i = 0; i < blocks.Length; i++)
        {
            register_module($"{i}", blocks[i]);
        }
    }

    public override Tensor forward(Tensor input) => join([.. blocks.Select(block => block.forward(input))]);
}

/// <summary>Runs of the input, each of a shape and into a block of its own.</summary>
internal sealed class SeveralInputs : nn.Module<Tensor, Tensor>
{
    private readonly int[][] shapes;
    private readonly Sequential[] blocks;
    private readonly Func<Tensor[], Tensor> join;

    public SeveralInputs(int[][] shapes, Sequential[] blocks, Func<Tensor[], Tensor> join)
        : base(nameof(SeveralInputs))
    {
        (this.shapes, this.blocks, this.join) = (shapes, blocks, join);
        for (int i = 0; i < blocks.Length; i++)
        {
            register_module($"{i}", blocks[i]);
        }
    }

    public override Tensor forward(Tensor input)
    {
        var parts = new Tensor[blocks.Length];
        long start = 0;
        for (int i = 0; i < blocks.Length; i++)
        {
            int size = LayerKind.Size(shapes[i]);
            parts[i] = blocks[i].forward(input.narrow(1, start, size).reshape([input.shape[0], .. shapes[i].Select(static length => (long)length)]));
            start += size;
        }

        return join(parts);
    }
}

/// <summary>Layers, and behind them heads whose outputs lie one behind the other; named as in an nn.ModuleList of all of them.</summary>
internal sealed class SeveralHeads : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor>[] layers;
    private readonly Sequential[] heads;

    public SeveralHeads(nn.Module<Tensor, Tensor>[] layers, Sequential[] heads)
        : base(nameof(SeveralHeads))
    {
        (this.layers, this.heads) = (layers, heads);
        nn.Module<Tensor, Tensor>[] all = [.. layers, .. heads];
        for (int i = 0; i < all.Length; i++)
        {
            register_module($"{i}", all[i]);
        }
    }

    public override Tensor forward(Tensor input)
    {
        Tensor trunk = layers.Aggregate(input, static (x, layer) => layer.forward(x));
        return cat([.. heads.Select(head => head.forward(trunk).flatten(1))], 1);
    }
}

/// <summary>A linear layer that multiplies another.</summary>
internal sealed class Gated : nn.Module<Tensor, Tensor>
{
    private readonly Linear gate;
    private readonly Linear value;
    private readonly Func<Tensor, Tensor> activation;

    public Gated(int inputs, int outputs, bool bias, Func<Tensor, Tensor> activation)
        : base(nameof(Gated))
    {
        this.activation = activation;
        gate = nn.Linear(inputs, outputs, bias);
        value = nn.Linear(inputs, outputs, bias);
        register_module(nameof(gate), gate);
        register_module(nameof(value), value);
    }

    public override Tensor forward(Tensor input) => activation(gate.forward(input)) * value.forward(input);
}

/// <summary>PyTorch's torch.nn.RMSNorm over the last axes.</summary>
internal sealed class RmsNorm : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Parameter weight;
    private readonly double? epsilon;
    private readonly long[] axes;

    public RmsNorm(long[] shape, double? epsilon)
        : base(nameof(RmsNorm))
    {
        this.epsilon = epsilon;
        axes = [.. shape.Select(static (_, axis) => -1L - axis)];
        weight = nn.Parameter(ones(shape));
        register_parameter(nameof(weight), weight);
    }

    public override Tensor forward(Tensor input)
    {
        // Asked for by name: converting a module to another precision replaces its parameters.
        Tensor scale = get_parameter(nameof(weight))!;
        double added = epsilon ?? (input.dtype == ScalarType.Float64 ? Math.Pow(2, -52) : Math.Pow(2, -23));
        return scale * input * (input.square().mean(axes, keepdim: true) + added).rsqrt();
    }
}

/// <summary>nn.BatchNorm1d on [batch, positions, columns], where the columns come last.</summary>
internal sealed class BatchNormOfPositions : nn.Module<Tensor, Tensor>
{
    private readonly double epsilon;
    private readonly double momentum;

    public BatchNormOfPositions(int width, double epsilon, double momentum)
        : base(nameof(BatchNormOfPositions))
    {
        (this.epsilon, this.momentum) = (epsilon, momentum);
        register_parameter("weight", nn.Parameter(ones(width)));
        register_parameter("bias", nn.Parameter(zeros(width)));
        register_buffer("running_mean", zeros(width));
        register_buffer("running_var", ones(width));
    }

    public override Tensor forward(Tensor input)
    {
        // Asked for by name: converting a module to another precision replaces its parameters.
        Tensor rows = input.reshape(-1, input.shape[^1]);
        Tensor output = nn.functional.batch_norm(
            rows, get_buffer("running_mean")!, get_buffer("running_var")!, get_parameter("weight")!, get_parameter("bias")!, training, momentum, epsilon);
        return output.reshape(input.shape);
    }
}

/// <summary>A linear layer, a tanh, and a linear layer with the weights of the first, as they are or transposed.</summary>
internal sealed class Tied : nn.Module<Tensor, Tensor>
{
    private readonly Linear first;
    private readonly Bias? bias;
    private readonly bool transposed;

    public Tied(int width, int hidden, bool hasBias, bool hasTiedBias, bool transposed)
        : base(nameof(Tied))
    {
        this.transposed = transposed;
        first = nn.Linear(width, hidden, hasBias);
        bias = hasTiedBias ? new Bias(width) : null;
        register_module("0", first);
        if (bias is not null)
        {
            register_module("2", bias);
        }
    }

    public override Tensor forward(Tensor input)
    {
        Tensor weight = first.get_parameter("weight")!;
        Tensor output = tanh(first.forward(input)).matmul(transposed ? weight : weight.t());
        return bias is null ? output : bias.forward(output);
    }
}

/// <summary>What a linear layer with another's weights has of its own.</summary>
internal sealed class Bias : nn.Module<Tensor, Tensor>
{
    public Bias(int width)
        : base(nameof(Bias)) => register_parameter("bias", nn.Parameter(zeros(width)));

    public override Tensor forward(Tensor input) => input + get_parameter("bias")!;
}

/// <summary>A custom function.</summary>
internal sealed class Function(Func<Tensor, Tensor> function) : nn.Module<Tensor, Tensor>(nameof(Function))
{
    public override Tensor forward(Tensor input) => function(input);
}
