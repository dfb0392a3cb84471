using DlGen.Peers.Measuring;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DlGen.Peers.Contenders;

/// <summary>
/// TorchSharp's training loop as its documentation writes it: a dispose scope a step. Batches are tensors beforehand, so
/// nothing is gathered or converted in the loop.
/// </summary>
internal sealed class TorchTraining : SteppedContender
{
    private readonly Sequential model;
    private readonly optim.Optimizer optimizer;
    private readonly Func<Tensor, Tensor, Tensor> loss;
    private readonly (Tensor Inputs, Tensor Targets)[] check;
    private readonly (Tensor Inputs, Tensor Targets)[] batches;
    private int next;

    public TorchTraining(TrainingWork work)
        : base(Bar.Torch)
    {
        model = TorchModel.Create(work.Layers, work.Parameters);
        model.train();
        optimizer = work.Rule switch
        {
            Rule.Sgd => optim.SGD(model.parameters(), Rules.LearningRate),
            Rule.Momentum => optim.SGD(model.parameters(), Rules.LearningRate, Rules.Momentum),
            _ => optim.Adam(model.parameters(), Rules.LearningRate),
        };
        loss = work.Batches[0].Labels is null
            ? static (logits, targets) => nn.functional.binary_cross_entropy_with_logits(logits, targets)
            : static (logits, labels) => nn.functional.cross_entropy(logits, labels);
        check = work.Check.Select(Tensors).ToArray();
        batches = work.Batches.Select(Tensors).ToArray();

        (Tensor Inputs, Tensor Targets) Tensors(TrainingBatch batch)
        {
            long inputs = work.InputShape.Aggregate(1L, static (size, length) => size * length), outputs = work.Parameters[^1].Shape[0];
            return (
                tensor(batch.Inputs, [batch.Inputs.Length / inputs, .. work.InputShape.Select(static length => (long)length)]),
                batch.Labels is null
                    ? tensor(batch.Targets!, [batch.Targets!.Length / outputs, outputs])
                    : tensor(batch.Labels, ScalarType.Int64));
        }
    }

    public override float[] Result()
    {
        double sum = 0;
        long examples = 0;
        foreach ((Tensor inputs, Tensor targets) in check)
        {
            using IDisposable scope = NewDisposeScope();
            sum += Step(inputs, targets).item<float>() * inputs.shape[0];
            examples += inputs.shape[0];
        }

        return [(float)(sum / examples)];
    }

    public override void Dispose()
    {
        foreach ((Tensor inputs, Tensor targets) in check.Concat(batches))
        {
            inputs.Dispose();
            targets.Dispose();
        }

        optimizer.Dispose();
        model.Dispose();
    }

    protected override void Run(long steps)
    {
        for (; steps > 0; steps--)
        {
            using IDisposable scope = NewDisposeScope();
            (Tensor inputs, Tensor targets) = batches[next];
            Step(inputs, targets);
            next = (next + 1) % batches.Length;
        }
    }

    private Tensor Step(Tensor inputs, Tensor targets)
    {
        optimizer.zero_grad();
        Tensor result = loss(model.forward(inputs), targets);
        result.backward();
        optimizer.step();
        return result;
    }
}
