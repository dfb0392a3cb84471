"""The same trainings in PyTorch on the same card: eager, torch.compile, and a captured CUDA graph."""

import time

import torch
from torch import nn

EPOCHS = 6


def mlp(*sizes):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1]).cuda()


def examples_per_second(step, inputs, targets, batch):
    """The median over the epochs after the first; batches are gathered by a fresh permutation on the card."""
    rates = []
    for _ in range(EPOCHS):
        torch.cuda.synchronize()
        start = time.perf_counter()
        order = torch.randperm(len(inputs), device="cuda")
        for first in range(0, len(inputs), batch):
            rows = order[first : first + batch]
            step(inputs[rows], targets[rows])
        torch.cuda.synchronize()
        rates.append(len(inputs) / (time.perf_counter() - start))
    return sorted(rates[1:])[len(rates[1:]) // 2]


def make_step(model, loss, optimizer):
    def step(x, y):
        optimizer.zero_grad(set_to_none=True)
        loss(model(x), y).backward()
        optimizer.step()

    return step


def captured(step, x, y):
    """Replays one step's kernels as a graph, with each batch copied to where the capture read it."""
    static_x, static_y = x.clone(), y.clone()
    side = torch.cuda.Stream()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(3):
            step(static_x, static_y)
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        step(static_x, static_y)

    def replay(x, y):
        static_x.copy_(x)
        static_y.copy_(y)
        graph.replay()

    return replay


def compare(name, make_model, loss, make_optimizer, inputs, targets, batch):
    model = make_model()
    eager = examples_per_second(make_step(model, loss, make_optimizer(model)), inputs, targets, batch)
    print(f"{name}, batch {batch}, eager: {eager:,.0f} examples/s")

    model = make_model()
    compiled = torch.compile(make_step(model, loss, make_optimizer(model)))
    print(f"{name}, batch {batch}, torch.compile: {examples_per_second(compiled, inputs, targets, batch):,.0f} examples/s")

    model = make_model()
    step = make_step(model, loss, make_optimizer(model))
    graph = captured(step, inputs[:batch], targets[:batch])
    print(f"{name}, batch {batch}, captured graph: {examples_per_second(graph, inputs, targets, batch):,.0f} examples/s")


def product(name, dtype):
    a = torch.rand(4096, 4096, device="cuda", dtype=dtype)
    b = torch.rand(4096, 4096, device="cuda", dtype=dtype)
    a @ b
    torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(20):
        a @ b
    torch.cuda.synchronize()
    print(f"product 4096 x 4096 x 4096, {name}: {2 * 4096**3 * 20 / (time.perf_counter() - start) / 1e12:.2f} TFLOP/s")


def main():
    print(f"device: {torch.cuda.get_device_name()}, PyTorch {torch.__version__}, CUDA {torch.version.cuda}")
    torch.backends.cuda.matmul.allow_tf32 = True
    product("TF32", torch.float32)
    product("BF16, stored as such", torch.bfloat16)
    torch.backends.cuda.matmul.allow_tf32 = False
    product("FP32", torch.float32)
    images = torch.rand(1 << 17, 784, device="cuda")
    labels = torch.randint(10, (1 << 17,), device="cuda")
    for batch in (64, 1024, 16384):
        for name, allowed in (("FP32", False), ("TF32", True)):
            torch.backends.cuda.matmul.allow_tf32 = allowed
            compare(
                f"MLP 784-256-256-10, SGD with momentum, {name}",
                lambda: mlp(784, 256, 256, 10),
                nn.CrossEntropyLoss(),
                lambda model: torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9),
                images,
                labels,
                batch,
            )
    torch.backends.cuda.matmul.allow_tf32 = False
    compare(
        "MLP 64-64-64-64-64-16, Adam",
        lambda: mlp(64, 64, 64, 64, 64, 16),
        nn.MSELoss(),
        lambda model: torch.optim.Adam(model.parameters(), capturable=True),
        torch.rand(1 << 18, 64, device="cuda"),
        torch.rand(1 << 18, 16, device="cuda"),
        1 << 16,
    )


main()
